package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.head.Generation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups that are refused or known already take no memory. */
class GroupWriterTest {

    private static final int GROUPS = 100;
    private static final int GROUP_BYTES = 10_000;
    private static final SealLimits LIMITS =
            new SealLimits(1_000, 10 * GROUP_BYTES, Duration.ofDays(1), Duration.ofDays(1));

    private final Seed seed = Seed.ofRun();
    private SimulatedDisk disk;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private StoreInFolder opened;

    @SuppressWarnings("NullAway.Init") // open() sets all before each test.
    GroupWriterTest() {}

    @BeforeEach
    void open(@TempDir Path path) throws IOException {
        disk = new SimulatedDisk(path.toRealPath(), seed.random());
        DuckDbSettings settings = StoreInFolder.small(LIMITS, StoreInFolder.AGE_ALONE);
        opened = StoreInFolder.open(path, disk, settings, registry, StoreClock.SYSTEM);
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
    }

    @Test
    void groupsThatFailOnADiskThatFailsDoNotFillTheMemory() {
        write(1);
        disk.faults().fail(DiskOperation.SYNC, 1);
        for (int group = 2; group < GROUPS; group++) {
            isRefused(group);
        }
        assertThat(newest().bytes()).isLessThan(3 * GROUP_BYTES);

        disk.faults().none();
        write(GROUPS);
        assertThat(opened.reader().findSpan(key(1, 1), new Cancellation())).isPresent();
        assertThat(opened.reader().findSpan(key(2, 2), new Cancellation())).isEmpty();
        assertThat(opened.reader().findSpan(key(GROUPS, GROUPS), new Cancellation()))
                .isPresent();
    }

    @Test
    void groupsThatFailBetweenOthersDoNotFillTheMemory() throws IOException {
        int refused = 0;
        for (int group = 1; group <= 5 * GROUPS; group++) {
            disk.faults().fail(DiskOperation.WRITE, 0.7);
            try {
                write(group);
            } catch (StoreException _) {
                refused++;
            }
            assertThat(newest().bytes()).as(seed.toString()).isLessThan(12 * GROUP_BYTES);
            disk.faults().none();
            if (opened.store().parts().recent().size() > 2) {
                opened.store().segments().sealOldest();
            }
        }
        assertThat(refused).as(seed.toString()).isBetween(GROUPS, 5 * GROUPS - 10);
    }

    @Test
    void duplicatesAreNotHeldInMemory() {
        write(1);
        long bytes = newest().bytes();
        for (int again = 0; again < GROUPS; again++) {
            write(1);
        }
        assertThat(newest().bytes()).isEqualTo(bytes);
    }

    @Test
    void theAgeOfRecentSpansIsThatOfTheOldestWhicheverWaitsToBeSealed() throws IOException {
        assertThat(ageSeconds()).isZero();

        write(1);
        assertThat(ageSeconds()).isPositive();
        opened.store().writer().complete();
        double waiting = ageSeconds();
        assertThat(waiting).as("with an empty generation behind it").isPositive();
        write(2);
        assertThat(ageSeconds()).as("with a younger one behind it").isGreaterThan(waiting);

        opened.store().segments().sealOldest();
        assertThat(ageSeconds()).as("of the younger one").isPositive();
        opened.store().writer().complete();
        opened.store().segments().sealOldest();
        assertThat(ageSeconds()).isZero();
    }

    private double ageSeconds() {
        return registry.get("weft.store.recent.age").gauge().value();
    }

    private void isRefused(int group) {
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> write(group));
    }

    private void write(int id) {
        opened.write(span(id, id).with("payload", "x".repeat(GROUP_BYTES)).build());
    }

    private Generation newest() {
        return opened.store().parts().recent().getLast().generation();
    }
}
