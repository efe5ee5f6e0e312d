package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.DiskOperation;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.segment.SegmentFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void nothingUnfinishedIsLeftWhereverTheDiskFails() throws IOException {
        Seed seed = Seed.ofRun();
        SimulatedDisk disk = new SimulatedDisk(path, seed.random());
        try (StoreInFolder store = filled(disk)) {
            int failed = 0;
            while (failsAfter(failed, disk, store)) {
                assertThat(unfinished(disk))
                        .as("after %d writes, %s", failed, seed)
                        .isEmpty();
                failed++;
            }

            assertThat(failed).isGreaterThan(SegmentFolder.FILES.size());
            assertThat(store.store().parts().segments()).hasSize(1);
        }
    }

    private StoreInFolder filled(SimulatedDisk disk) throws IOException {
        StoreInFolder store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF);
        for (int trace = 1; trace <= SEGMENTS; trace++) {
            store.writeAndSeal(span(trace, 1).build());
        }
        return store;
    }

    private static boolean failsAfter(int writes, SimulatedDisk disk, StoreInFolder store) {
        disk.faults().failOnce(DiskOperation.WRITE, writes);
        try {
            store.store().segments().mergeSmall(Long.MAX_VALUE);
            return false;
        } catch (IOException _) {
            return true;
        } finally {
            disk.faults().none();
        }
    }

    private List<Path> unfinished(SimulatedDisk disk) throws IOException {
        return disk.list(path.resolve("segments")).stream()
                .filter(segment -> segment.toString().endsWith(".unfinished"))
                .toList();
    }
}
