package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.duckdb.disk.PowerLostError;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An opening that an error ends, before any of its operations, leaves no file open. */
class InterruptedOpeningTest {

    @Test
    void noFileIsLeftOpen(@TempDir Path folder) throws IOException {
        Path path = folder.toRealPath();
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        try (StoreInFolder store = StoreInFolder.open(path, disk, StoreInFolder.NEVER_BY_ITSELF)) {
            store.writeAndSeal(span(1, 1).build());
            store.writeAndSeal(span(2, 2).build());
        }
        int operations = 0;
        boolean interrupted = true;
        while (interrupted) {
            disk = disk.afterKill();
            disk.faults().losePowerAfter(operations++);
            interrupted = isInterrupted(disk, path);
            assertThat(disk.openForReading())
                    .as("open after %d operations", operations)
                    .isZero();
        }
        assertThat(operations).as("operations of an opening").isGreaterThan(20);
    }

    private static boolean isInterrupted(SimulatedDisk disk, Path path) throws IOException {
        try (DataFolder folder = DataFolder.open(path)) {
            OpenedStore.open(
                            disk,
                            folder,
                            DuckDbSettings.DEFAULT,
                            new StoreMetrics(new SimpleMeterRegistry()),
                            StoreClock.SYSTEM)
                    .close();
            return false;
        } catch (PowerLostError _) {
            return true;
        }
    }
}
