package dev.weft.store.duckdb;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.StoreTotals;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.folder.CopiedFolder;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.folder.DataLayout;
import dev.weft.store.duckdb.folder.FileFailure;
import dev.weft.store.duckdb.folder.FolderCopy;
import dev.weft.store.duckdb.folder.FolderInspection;
import dev.weft.store.duckdb.folder.NewFolder;
import dev.weft.store.duckdb.folder.OwnFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Snapshots of a data folder and their way back. A snapshot is a data folder itself, and shares the files that never change
 * with the one it was taken of, by hard links, where both lie on one file system.
 */
public final class Snapshots {

    /** Nothing is dropped from a folder that is only looked at. */
    private static final DuckDbSettings LOOKING = new DuckDbSettings(
            DuckDbSettings.DEFAULT.memoryLimitBytes(),
            DuckDbSettings.DEFAULT.threads(),
            SealLimits.DEFAULT,
            new RetentionLimits(Duration.ofDays(365_000), Long.MAX_VALUE, 0));

    private Snapshots() {}

    /**
     * Copies a data folder, in use or not: every span that was acknowledged before the call is in the copy once, of those
     * that arrive meanwhile some may be. The copy is durable when this returns; when it fails, nothing is left of it.
     *
     * @param target missing or empty, outside of the data folder wherever symbolic links lead
     * @throws StoreException of kind CANNOT_OPEN when a folder is not as it must be, UNAVAILABLE when copying fails
     */
    public static CopiedFolder take(Path data, Path target) {
        return take(new RealDisk(), DataFolder.require(data), target);
    }

    static CopiedFolder take(Disk disk, Path data, Path target) {
        OwnFiles.require(new DataLayout(data));
        Path made = NewFolder.make(data, target);
        try {
            CopiedFolder copied = new FolderCopy(disk, new DataLayout(data), new DataLayout(made)).run();
            DataFolder.writeFormat(made);
            if (made.getParent() != null) {
                disk.syncFolder(made.getParent());
            }
            return copied;
        } catch (IOException e) {
            NewFolder.clear(made, e);
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    "cannot copy " + data + " to " + target + ": " + FileFailure.words(e),
                    e);
        }
    }

    /**
     * Makes a data folder of a snapshot, or of any other data folder, and opens it once to see that it is whole.
     *
     * @param data missing or empty
     * @return what the folder holds
     * @throws StoreException as {@link #take} does, and of kind CANNOT_OPEN when what was copied cannot be opened or is damaged
     */
    public static StoreTotals restore(Path snapshot, Path data) {
        Path made = take(snapshot, data).folder();
        StoreTotals totals = openOnce(made);
        List<String> damage = FolderInspection.of(made).damage();
        if (!damage.isEmpty()) {
            throw DataFolder.cannotOpen(data, "restored with damage: " + String.join("; ", damage), null);
        }
        return totals;
    }

    private static StoreTotals openOnce(Path data) {
        try (DataFolder folder = DataFolder.open(data)) {
            OpenedStore opened = OpenedStore.open(
                    new RealDisk(), folder, LOOKING, new StoreMetrics(new SimpleMeterRegistry()), StoreClock.SYSTEM);
            try {
                return opened.reader().totals(new Cancellation());
            } finally {
                opened.close();
            }
        } catch (IOException e) {
            throw DataFolder.cannotOpen(data, FileFailure.words(e), e);
        }
    }
}
