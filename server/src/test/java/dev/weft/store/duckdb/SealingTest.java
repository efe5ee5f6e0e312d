package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.StoreException;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fails while recent spans are moved to segments: tried again, told to writers, or the end. */
@Timeout(30)
class SealingTest {

    private static final DuckDbSettings SETTINGS = StoreInFolder.small(
            new SealLimits(2, Long.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(1)), StoreInFolder.AGE_ALONE);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aSealThatFailsIsTriedAgainAfterAPause(@TempDir Path path) throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        try (DuckDbTraceStore store = DuckDbTraceStore.open(path, SETTINGS, registry, disk)) {
            write(store, 1, randomText(20_000));
            disk.faults().capacity(1 << 30);
            long used = (1 << 30) - disk.usableBytes(path);
            disk.faults().capacity(used + 2_000);
            write(store, 2, "");
            awaitFailures(1);
            long start = System.nanoTime();
            awaitFailures(3);

            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofSeconds(1).toNanos());
            disk.faults().none();
        }
    }

    @Test
    void aDiskThatIsTooFullToSealIsWhatWritersAreTold(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path, new RealDisk(), SETTINGS.seal())) {
            for (long id = 1; opened.store().parts().recent().size() <= 2; id++) {
                opened.write(span(id, id).build());
            }
            opened.store().writer().sealingFailed(new IOException("No space left on device"));

            assertThatThrownBy(() -> opened.write(span(100, 100).build()))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            refusal -> assertThat(refusal.kind()).isEqualTo(StoreException.Kind.FULL))
                    .hasMessage("the disk is full: No space left on device; recent spans cannot be moved to segments");

            opened.store().segments().sealOldest();
            opened.store().writer().sealed();
            opened.write(span(100, 100).build());
        }
    }

    @Test
    void theThreadThatSealsTellsWritersThatTheDiskIsTooFull(@TempDir Path path) throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        try (DuckDbTraceStore store = DuckDbTraceStore.open(path, SETTINGS, registry, disk)) {
            disk.faults().delay(1, _ -> {
                if (isSealing()) {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }
            });

            assertThatThrownBy(() -> writeOn(store))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            refusal -> assertThat(refusal.kind()).isEqualTo(StoreException.Kind.FULL))
                    .hasMessage("the disk is full: No space left on device; recent spans cannot be moved to segments");

            disk.faults().none();
            await().until(() -> isTaken(store));
        }
    }

    @Test
    void aSealIsDoneThoughItsLogCannotBeDeleted(@TempDir Path path) throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        try (StoreInFolder opened = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF)) {
            for (int after = 0; after < 30; after++) {
                opened.write(span(1 + after, 1).build());
                opened.store().writer().complete();
                int segments = opened.store().parts().segments().size();
                disk.faults().failOnce(DiskOperation.NAME, after);
                boolean failed = sealingFails(opened);
                disk.faults().none();

                assertThat(opened.store().parts().segments())
                        .as("after %d operations", after)
                        .hasSize(failed ? segments : segments + 1);
                if (failed) {
                    opened.store().segments().sealOldest();
                }
            }
            assertThat(disk.list(path.toRealPath().resolve("log"))).hasSize(1);
        }
    }

    @Test
    void anErrorWhileSealingIsThrownByTheNextWrite(@TempDir Path path) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(path)) {
            Error failure = new OutOfMemoryError("made by a test");
            opened.store().writer().fail(failure);

            assertThatThrownBy(() -> opened.write(span(1, 1).build())).isSameAs(failure);
        }
    }

    @Test
    void anErrorEndsTheThreadThatSealsAndIsThrownByAWriteThatFollows(@TempDir Path path) throws IOException {
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        try (DuckDbTraceStore store = DuckDbTraceStore.open(path, SETTINGS, registry, disk)) {
            assertThat(working("weft-seal")).isEqualTo(1);
            disk.faults().delay(1, _ -> {
                if (isSealing()) {
                    throw new AssertionError("made by a test");
                }
            });

            assertThatThrownBy(() -> writeOn(store))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("made by a test");

            disk.faults().none();
            await().until(() -> working("weft-seal") == 0);
        }
    }

    private static boolean isSealing() {
        return Thread.currentThread().getName().equals("weft-seal");
    }

    /** Writes until that fails. */
    private static void writeOn(DuckDbTraceStore store) {
        for (long id = 1; ; id++) {
            write(store, id, "");
        }
    }

    private static boolean isTaken(DuckDbTraceStore store) {
        try {
            write(store, Long.MAX_VALUE, "");
            return true;
        } catch (StoreException _) {
            return false;
        }
    }

    private double working(String thread) {
        return registry.get("weft.store.thread.working")
                .tag("thread", thread)
                .gauge()
                .value();
    }

    private static boolean sealingFails(StoreInFolder opened) {
        try {
            opened.store().segments().sealOldest();
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static void write(DuckDbTraceStore store, long id, String payload) {
        store.writer()
                .write(List.of(SpanBatch.of(
                        List.of(span(id, id).with("payload", payload).build()))));
    }

    /** A text that hardly compresses. */
    private static String randomText(int length) {
        return Seed.ofRun()
                .random()
                .ints(length, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void awaitFailures(int count) {
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> registry.get("weft.store.seal.failures").counter().count() >= count);
    }
}
