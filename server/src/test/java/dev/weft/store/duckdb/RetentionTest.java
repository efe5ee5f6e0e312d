package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.Span;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.SpanReader;
import dev.weft.store.StoreException;
import dev.weft.store.StoredTrace;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped, when, and what is remembered of it; and a disk that is full for a while. */
class RetentionTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final Duration AGE = Duration.ofDays(3);
    private static final long RESERVE = 10_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Path path;
    private SimulatedDisk disk;
    private StoreInFolder store;

    @SuppressWarnings("NullAway.Init") // open() sets all before each test.
    RetentionTest() {}

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        path = folder.toRealPath();
        disk = SimulatedDisk.withoutChance(path);
        openStore();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void segmentsLeaveWhenTheirLastSpanIsPastItsAge() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        now = now.plus(AGE.minusHours(1));
        store.writeAndSeal(span(2, 1).build());

        tidy();
        assertThat(reader().totals(NEVER).spanCount()).isEqualTo(2);

        now = now.plus(Duration.ofHours(2));
        tidy();
        assertThat(reader().findTrace(traceId(1), NEVER).spans()).isEmpty();
        assertThat(reader().findSpan(key(2, 1), NEVER)).isPresent();
        assertThat(droppedSpans()).isEqualTo(1);
    }

    @Test
    void aLinkIntoADroppedSegmentSaysThatItExpiredAfterARestartToo() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        now = now.plus(AGE).plusMillis(1);
        store.writeAndSeal(span(2, 1).link(1, 1).link(7, 7).build());
        tidy();

        assertThat(statesOfLinks(2, 1)).isEqualTo(List.of(LinkState.EXPIRED, LinkState.NOT_STORED));

        store.close();
        openStore();
        assertThat(statesOfLinks(2, 1)).isEqualTo(List.of(LinkState.EXPIRED, LinkState.NOT_STORED));
    }

    @Test
    void linksThatExpiredAreFoundFilteredAndCountedAsSuch() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        now = now.plus(AGE).plusMillis(1);
        store.writeAndSeal(span(2, 1).link(7, 7).link(1, 1).build());
        tidy();

        assertThat(reader().links(
                                new LinkQuery(
                                        key(2, 1),
                                        LinkDirection.OUTGOING,
                                        LinkOrder.LINK,
                                        10,
                                        null,
                                        LinkState.EXPIRED,
                                        null),
                                NEVER)
                        .items())
                .extracting(LinkEnd::position)
                .containsExactly(1);
        assertThat(reader().linkSummary(key(2, 1), LinkDirection.OUTGOING, NEVER)
                        .states())
                .isEqualTo(Map.of(LinkState.EXPIRED, 1L, LinkState.NOT_STORED, 1L));
    }

    @Test
    void afterHundredsOfDroppedSegmentsALinkSaysExpiredOnlyWhereItsTraceWasStored() throws IOException {
        int segments = 300;
        TestSpans linking = span(segments + 1, 1);
        for (int trace = 1; trace <= segments; trace++) {
            store.writeAndSeal(span(trace, 1).build());
            linking.link(trace, 1).link(1_000_000 + trace, 1);
        }
        now = now.plus(AGE).plusMillis(1);
        store.writeAndSeal(linking.build());
        tidy();

        Map<Boolean, Set<LinkState>> states = links(segments + 1, 1, 2 * segments).stream()
                .collect(Collectors.partitioningBy(
                        end -> end.link().traceId().compareTo(traceId(segments)) <= 0,
                        Collectors.mapping(LinkEnd::state, Collectors.toSet())));
        assertThat(states.get(true)).containsExactly(LinkState.EXPIRED);
        assertThat(states.get(false)).containsExactly(LinkState.NOT_STORED);
    }

    @Test
    void whatWasDroppedIsForgottenTenRetentionsLater() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        now = now.plus(AGE).plusMillis(1);
        tidy();
        now = now.plus(AGE.multipliedBy(10)).minusMillis(1);
        store.writeAndSeal(span(2, 1).link(1, 1).build());
        tidy();
        assertThat(statesOfLinks(2, 1)).containsExactly(LinkState.EXPIRED);

        now = now.plusMillis(1);
        tidy();

        assertThat(statesOfLinks(2, 1)).containsExactly(LinkState.NOT_STORED);
        assertThat(disk.list(path.resolve("dropped"))).isEmpty();
        assertThat(registry.get("weft.store.dropped.forgotten")
                        .tag("reason", "age")
                        .counter()
                        .count())
                .isEqualTo(1);
        store.close();
        openStore();
        assertThat(statesOfLinks(2, 1)).containsExactly(LinkState.NOT_STORED);
    }

    @Test
    void aSpanThatComesAgainAfterItWasDroppedIsNew() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        now = now.plus(AGE).plusMillis(1);
        tidy();

        assertThat(store.write(span(1, 1).build()).stored()).isEqualTo(1);
        assertThat(reader().findSpan(key(1, 1), NEVER)).isPresent();
    }

    @Test
    void aLaterVersionOfADroppedSpanDoesNotTakeItsPlace() throws IOException {
        for (int versions : new int[] {1, 20}) {
            Span[] later = IntStream.rangeClosed(1, versions)
                    .mapToObj(version -> span(1, 1).with("version", version).build())
                    .toArray(Span[]::new);
            store.writeAndSeal(span(1, 1).build());
            now = now.plus(AGE.minusHours(1));
            store.writeAndSeal(later);
            now = now.plus(Duration.ofHours(2));
            tidy();
            assertThat(reader().findSpan(key(1, 1), NEVER)).isEmpty();

            assertThat(store.write(later)).isEqualTo(new WriteOutcome(0, versions, 0));
            Span latest = span(1, 1).with("version", versions + 1).build();
            assertThat(store.write(latest)).isEqualTo(new WriteOutcome(0, 0, 1));
            assertThat(store.write(span(1, 2).build())).isEqualTo(new WriteOutcome(1, 0, 0));

            assertThat(reader().findSpan(key(1, 1), NEVER)).isEmpty();
            assertThat(reader().findTrace(traceId(1), NEVER).conflicting())
                    .hasSize(versions + 1)
                    .contains(later)
                    .contains(latest);
            store.store().writer().complete();
            store.store().segments().sealOldest();
            now = now.plus(AGE).plusMillis(1);
            tidy();
            assertThat(reader().totals(NEVER).conflictingSpanCount()).isZero();
        }
    }

    @Test
    void aSpanThatWasSentAgainDoesNotReturnWithTheLogAfterItWasDropped() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        Span linking = span(2, 1).link(1, 1).build();
        store.write(span(1, 1).build(), linking, span(1, 1).build());
        now = now.plus(AGE).plusMillis(1);
        tidy();
        assertThat(reader().findSpan(key(1, 1), NEVER)).isEmpty();

        store.close();
        openStore();

        assertThat(reader().findSpan(key(1, 1), NEVER)).isEmpty();
        assertThat(reader().findSpan(key(2, 1), NEVER)).contains(linking);
    }

    /** Design, section 3: the first committed is the span, later ones never appear in search. */
    @Test
    void aLaterVersionDoesNotBecomeTheSpanWithTheLogAfterTheFirstWasDropped() throws IOException {
        store.writeAndSeal(span(1, 1).build());
        now = now.plus(AGE.minusHours(1));
        Span later = span(1, 1).name("later").link(3, 1).build();
        Span other = span(1, 2).build();
        assertThat(store.write(later, other, later)).isEqualTo(new WriteOutcome(1, 1, 1));
        now = now.plus(Duration.ofHours(2));
        tidy();
        StoredTrace live = reader().findTrace(traceId(1), NEVER);
        assertThat(live.spans()).containsExactly(other);
        assertThat(live.conflicting()).containsExactly(later);

        for (int restart = 0; restart < 2; restart++) {
            store.close();
            openStore();

            assertThat(reader().findTrace(traceId(1), NEVER)).isEqualTo(live);
            assertThat(reader().totals(NEVER).conflictingSpanCount()).isEqualTo(1);
            assertThat(store.write(later, other)).isEqualTo(new WriteOutcome(0, 2, 0));
        }
        store.store().writer().complete();
        store.store().segments().sealOldest();
        assertThat(reader().findTrace(traceId(1), NEVER)).isEqualTo(live);
    }

    @Test
    void whatIsDroppedIsCountedWhereverTheDiskFails() throws IOException {
        int failures = 0;
        for (int after = 0; after < 30; after++) {
            store.writeAndSeal(span(1 + after, 1).build());
            now = now.plus(AGE).plusMillis(1);
            disk.faults().failOnce(DiskOperation.NAME, after);
            try {
                tidy();
            } catch (IOException _) {
                // Whether dropping failed or what came after it, the counter must say what is gone.
                failures++;
            }
            disk.faults().none();

            assertThat(droppedSpans())
                    .as("after %d operations", after)
                    .isEqualTo(1 + after - reader().totals(NEVER).spanCount());
            tidy();
            assertThat(droppedSpans()).isEqualTo(1 + after);
        }
        assertThat(failures).isBetween(1, 29);
    }

    @Test
    void aFullDiskRefusesGoesOnAnsweringAndRecovers() {
        store.write(span(1, 1).build());
        disk.faults().capacity(RESERVE / 2);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.write(span(2, 1).build()))
                .withMessageContaining("the disk is full")
                .withMessageContaining("(expected: at least " + RESERVE + ")")
                .extracting(StoreException::kind)
                .isEqualTo(StoreException.Kind.FULL);
        assertThat(reader().findSpan(key(1, 1), NEVER)).isPresent();

        disk.faults().none();
        store.write(span(2, 1).build());
        assertThat(reader().totals(NEVER).spanCount()).isEqualTo(2);
    }

    @Test
    void aGroupForWhichTheReserveIsTooSmallIsToldThatTheDiskIsFull() throws IOException {
        store.write(span(1, 1).build());
        long large = 1L << 40;
        disk.faults().capacity(large);
        long used = large - disk.usableBytes(path);
        disk.faults().capacity(used + RESERVE + 100);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.write(span(2, 1)
                        .with("payload", "x".repeat(2 * (int) RESERVE))
                        .build()))
                .withMessage("the disk is full: No space left on device")
                .extracting(StoreException::kind)
                .isEqualTo(StoreException.Kind.FULL);

        disk.faults().none();
        store.write(span(2, 1).build());
        assertThat(reader().totals(NEVER).spanCount()).isEqualTo(2);
    }

    private void openStore() throws IOException {
        DuckDbSettings settings =
                StoreInFolder.small(SealLimits.DEFAULT, new RetentionLimits(AGE, Long.MAX_VALUE, RESERVE));
        store = StoreInFolder.open(path, disk, settings, registry, () -> now);
    }

    private void tidy() throws IOException {
        store.store().retention().apply();
    }

    private long droppedSpans() {
        Counter counter = registry.find("weft.store.dropped.spans").counter();
        return counter == null ? 0 : (long) counter.count();
    }

    private SpanReader reader() {
        return store.reader();
    }

    private List<LinkState> statesOfLinks(long trace, long span) {
        return links(trace, span, 10).stream().map(LinkEnd::state).toList();
    }

    private List<LinkEnd> links(long trace, long span, int limit) {
        return reader().links(
                        new LinkQuery(
                                key(trace, span), LinkDirection.OUTGOING, LinkOrder.LINK, limit, null, null, null),
                        NEVER)
                .items();
    }
}
