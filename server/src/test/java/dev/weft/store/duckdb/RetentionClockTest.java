package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.duckdb.disk.RealDisk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose time of day is set, forward and back, and what is dropped for its age then. */
class RetentionClockTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final Duration AGE = Duration.ofDays(3);
    private static final Duration TRUSTED_AFTER = ClockWatch.trustedAfter(AGE);
    private static final DuckDbSettings SETTINGS =
            StoreInFolder.small(StoreInFolder.NEVER_BY_ITSELF, new RetentionLimits(AGE, Long.MAX_VALUE, 0));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SetClock clock = new SetClock();
    private Path path;
    private StoreInFolder store;

    @SuppressWarnings("NullAway.Init") // open() sets all before each test.
    RetentionClockTest() {}

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        path = folder;
        openStore();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void aClockThatJumpsAheadDropsNothingUntilItWasSteadyForLong() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        tidy();

        clock.set(Duration.ofDays(4));
        tidy();
        clock.pass(TRUSTED_AFTER.minusMillis(1));
        tidy();
        assertStored(1);
        assertThat(trusted()).isZero();
        assertThat(jumps("forward")).isEqualTo(1);

        clock.pass(Duration.ofMillis(1));
        tidy();
        assertStored();
        assertThat(trusted()).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetRightAgainInTimeHasDroppedNothing() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        tidy();
        clock.set(Duration.ofDays(4));
        tidy();
        clock.pass(Duration.ofMinutes(10));
        clock.set(Duration.ofDays(-4));
        tidy();
        clock.pass(TRUSTED_AFTER);
        tidy();

        assertStored(1);
        assertThat(trusted()).isEqualTo(1);
        assertThat(jumps("back")).isEqualTo(1);
    }

    @Test
    void aSegmentFromTheFutureDoesNotHoldUpTheOthers() throws IOException {
        clock.set(Duration.ofDays(365));
        store.writeAndSeal(span(1, 1).build());
        clock.set(Duration.ofDays(-365));
        clock.pass(Duration.ofHours(1));
        store.writeAndSeal(span(2, 1).build());
        tidy();
        clock.pass(TRUSTED_AFTER);
        store.writeAndSeal(span(3, 1).build());
        tidy();
        clock.pass(AGE.minus(TRUSTED_AFTER));
        tidy();
        assertStored(1, 2, 3);

        clock.pass(Duration.ofMillis(1));
        tidy();
        assertStored(3);

        clock.pass(TRUSTED_AFTER);
        tidy();
        assertStored();
    }

    @Test
    void aClockThatGoesBackMakesNoOlderSegmentLookOlderStill() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        clock.set(Duration.ofDays(-365));
        store.writeAndSeal(span(2, 1).build());
        clock.set(Duration.ofDays(365));
        tidy();
        clock.pass(AGE);
        tidy();
        assertStored(1, 2);

        clock.pass(Duration.ofMillis(1));
        tidy();
        assertStored();
    }

    @Test
    void aClockThatGoesBackMakesNoMergedSegmentLookOlderThanItsYoungestSpan() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        clock.pass(Duration.ofHours(7));
        for (int trace = 2; trace <= 7; trace++) {
            store.writeAndSeal(span(trace, 1).build());
        }
        clock.set(Duration.ofHours(-13));
        store.writeAndSeal(span(8, 1).build());
        store.store().segments().mergeSmall(store.store().retention().mostMergedMillis());
        assertThat(store.store().parts().segments()).hasSize(1);
        clock.set(Duration.ofHours(13));
        tidy();

        clock.pass(AGE);
        tidy();
        assertStored(1, 2, 3);

        clock.pass(Duration.ofMillis(1));
        tidy();
        assertStored();
    }

    @Test
    void aStartLongAfterTheLastCommitDropsNothingUntilTheClockWasSteadyForLong() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        store.close();
        clock.set(Duration.ofDays(4));
        openStore();
        tidy();
        clock.pass(TRUSTED_AFTER.minusMillis(1));
        tidy();
        assertStored(1);
        assertThat(jumps("start")).isEqualTo(1);

        clock.pass(Duration.ofMillis(1));
        tidy();
        assertStored();
    }

    @Test
    void aStartSoonAfterTheLastCommitDropsAtOnce() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        clock.pass(AGE.plusMillis(1));
        store.writeAndSeal(span(2, 1).build());
        store.close();
        openStore();
        tidy();

        assertStored(2);
    }

    @Test
    void aClockThatJumpsAheadForgetsNoDroppedTrace() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        clock.pass(AGE.plusMillis(1));
        store.writeAndSeal(span(2, 1).link(1, 1).build());
        tidy();
        clock.set(AGE.multipliedBy(20));
        tidy();

        assertThat(store.reader()
                        .links(
                                new LinkQuery(key(2, 1), LinkDirection.OUTGOING, LinkOrder.LINK, 10, null, null, null),
                                NEVER)
                        .items())
                .singleElement()
                .satisfies(end -> assertThat(end.state()).isEqualTo(LinkState.EXPIRED));
    }

    private void openStore() throws IOException {
        store = StoreInFolder.open(path, new RealDisk(), SETTINGS, registry, clock);
    }

    private void tidy() throws IOException {
        store.store().retention().apply();
    }

    private void assertStored(long... traces) {
        List<Long> found = LongStream.rangeClosed(1, 3)
                .filter(trace -> store.reader().findSpan(key(trace, 1), NEVER).isPresent())
                .boxed()
                .toList();
        assertThat(found)
                .containsExactlyElementsOf(LongStream.of(traces).boxed().toList());
    }

    private double trusted() {
        return registry.get("weft.store.clock.trusted").gauge().value();
    }

    private double jumps(String seen) {
        return registry.get("weft.store.clock.jumps")
                .tag("seen", seen)
                .counter()
                .count();
    }

    /** A clock that is set apart from the time that passes. */
    private static final class SetClock implements StoreClock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");
        private long nanos;

        void set(Duration by) {
            now = now.plus(by);
        }

        void pass(Duration time) {
            now = now.plus(time);
            nanos += time.toNanos();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
