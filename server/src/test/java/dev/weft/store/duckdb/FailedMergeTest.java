package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.Span;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.InterruptedDisk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFolder;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A merge that fails leaves nothing half written: on a full disk that would keep the room which the next segment needs. */
class FailedMergeTest {

    private static final int SEGMENTS = 8;

    @TempDir
    Path folder;

    private Path path;

    @SuppressWarnings("NullAway.Init") // JUnit calls resolve() before each test.
    FailedMergeTest() {}

    @BeforeEach
    void resolve() throws IOException {
        path = folder.toRealPath();
    }

    @ParameterizedTest
    @EnumSource(
            value = DiskOperation.class,
            names = {"WRITE", "SYNC", "NAME"})
    void nothingUnfinishedIsLeftWhereverTheDiskFails(DiskOperation operation) throws IOException {
        Seed seed = Seed.ofRun();
        SimulatedDisk disk = new SimulatedDisk(path, seed.random());
        try (StoreInFolder store = filled(disk)) {
            int failed = 0;
            while (failsAfter(failed, operation, disk, store)) {
                assertThat(segments(disk))
                        .as("after %d operations, %s", failed, seed)
                        .hasSize(SEGMENTS)
                        .isEqualTo(published(store));
                failed++;
            }

            assertThat(failed).isGreaterThan(SegmentFolder.FILES.size());
            assertThat(store.store().parts().segments()).hasSize(1);
        }
    }

    @Test
    void whatCannotBeDeletedAtOnceIsDeletedLater() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(path, Seed.ofRun().random());
        Path merged = path.resolve("segments").resolve(new SegmentName(1, SEGMENTS).toString());
        AtomicBoolean mended = new AtomicBoolean();
        Disk failing = new InterruptedDisk(disk, () -> {
            if (disk.exists(merged) && !mended.get()) {
                disk.faults().fail(DiskOperation.WRITE, 1);
            }
        });
        try (StoreInFolder store = filled(failing)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.store().segments().mergeSmall(Long.MAX_VALUE));
            assertThat(segments(disk)).contains(merged);

            mended.set(true);
            disk.faults().none();
            store.store().retention().apply();

            assertThat(segments(disk)).hasSize(SEGMENTS).isEqualTo(published(store));
            store.store().segments().mergeSmall(Long.MAX_VALUE);
            assertThat(segments(disk)).containsExactly(merged);
        }
    }

    @Test
    void sourcesThatCannotBeDeletedAtOnceAreDeletedLater() throws IOException {
        SimulatedDisk disk = new SimulatedDisk(path, Seed.ofRun().random());
        try (StoreInFolder store = filled(disk)) {
            int failed = 0;
            while (failsAfter(failed, DiskOperation.NAME, disk, store)) {
                failed++;
            }
            assertThat(segments(disk)).hasSizeGreaterThan(1);

            store.store().retention().apply();

            assertThat(segments(disk)).hasSize(1).isEqualTo(published(store));
        }
    }

    /** They are made of the sources, after the merged segment is shown in their place. */
    @Test
    void sourcesAreDeletedThoughTheColumnsCannotBeMade() throws IOException {
        StoreInFolder[] opened = new StoreInFolder[1];
        AtomicBoolean merging = new AtomicBoolean();
        Disk failing = new InterruptedDisk(new RealDisk(), () -> {
            if (merging.get() && opened[0].store().parts().segments().size() == 1) {
                merging.set(false);
                throw new IllegalStateException("no columns");
            }
        });
        try (StoreInFolder store = StoreInFolder.open(path, failing, StoreInFolder.NEVER_BY_ITSELF)) {
            opened[0] = store;
            int spans = 1 + Segment.LARGE_SPANS / SEGMENTS;
            for (int segment = 0; segment < SEGMENTS; segment++) {
                int first = 1 + segment * spans;
                store.writeAndSeal(IntStream.range(first, first + spans)
                        .mapToObj(trace -> span(trace, 1).build())
                        .toArray(Span[]::new));
            }
            merging.set(true);

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> store.store().segments().mergeSmall(Long.MAX_VALUE))
                    .withMessage("no columns");

            assertThat(new RealDisk().list(path.resolve("segments"))).hasSize(1).isEqualTo(published(store));
        }
    }

    private StoreInFolder filled(Disk disk) throws IOException {
        StoreInFolder store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF);
        for (int trace = 1; trace <= SEGMENTS; trace++) {
            store.writeAndSeal(span(trace, 1).build());
        }
        return store;
    }

    private static boolean failsAfter(
            int operations, DiskOperation operation, SimulatedDisk disk, StoreInFolder store) {
        disk.faults().failOnce(operation, operations);
        try {
            store.store().segments().mergeSmall(Long.MAX_VALUE);
            return false;
        } catch (IOException _) {
            return true;
        } finally {
            disk.faults().none();
        }
    }

    private List<Path> segments(SimulatedDisk disk) throws IOException {
        return disk.list(path.resolve("segments"));
    }

    private List<Path> published(StoreInFolder store) {
        return store.store().parts().published().stream()
                .map(segment -> segment.folder().path())
                .toList();
    }
}
