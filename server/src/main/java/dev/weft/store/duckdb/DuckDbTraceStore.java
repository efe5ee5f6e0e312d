package dev.weft.store.duckdb;

import dev.weft.store.SpanReader;
import dev.weft.store.SpanWriter;
import dev.weft.store.StoreException;
import dev.weft.store.TraceStore;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.folder.FileFailure;
import dev.weft.store.duckdb.log.LogDamagedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A store in one folder, for one process: a log of what was acknowledged, recent spans in memory, and segments that they are
 * moved to in the background.
 */
public final class DuckDbTraceStore implements TraceStore {

    private final DataFolder folder;
    private final OpenedStore opened;
    private final SpanReader reader;
    private final Sealing sealing;
    private final Scrubbing scrubbing;
    private boolean closed;

    private DuckDbTraceStore(DataFolder folder, OpenedStore opened, StoreMetrics metrics) {
        this.folder = folder;
        this.opened = opened;
        this.reader = opened.reader();
        this.sealing =
                new Sealing(opened.writer(), opened.segments(), opened.quarantine(), opened.retention(), metrics);
        this.scrubbing = new Scrubbing(opened.scrub(), opened.parts(), metrics);
        sealing.start();
        scrubbing.start();
    }

    /**
     * Opens the folder and makes it when it does not exist; groups that are in no segment yet are replayed from the log.
     *
     * @throws StoreException of kind CANNOT_OPEN when the folder is in use, of another format, or damaged
     */
    public static DuckDbTraceStore open(Path directory, DuckDbSettings settings, MeterRegistry registry) {
        return open(directory, settings, registry, new RealDisk());
    }

    /** Opens the folder through a disk of the caller's; the lock and the format file lie on the real one. */
    static DuckDbTraceStore open(Path directory, DuckDbSettings settings, MeterRegistry registry, Disk disk) {
        StoreMetrics metrics = new StoreMetrics(registry);
        DataFolder folder = DataFolder.open(directory);
        try {
            return new DuckDbTraceStore(
                    folder, OpenedStore.open(disk, folder, settings, metrics, StoreClock.SYSTEM), metrics);
        } catch (IOException e) {
            folder.close();
            throw DataFolder.cannotOpen(directory, reason(e, directory), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** A damaged log stays as it is until the operator gives up what is lost. */
    private static String reason(IOException e, Path directory) {
        return e instanceof LogDamagedException
                ? e.getMessage() + "; 'weft repair --data " + directory + "' keeps what is whole and says what is lost"
                : FileFailure.words(e);
    }

    @Override
    public SpanWriter writer() {
        return opened.writer();
    }

    @Override
    public SpanReader reader() {
        return reader;
    }

    /** Moves all recent spans to segments, and returns when that is done. */
    public void seal() {
        try {
            opened.writer().complete();
            while (opened.parts().recent().size() > 1) {
                opened.segments().sealOldest();
            }
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot seal: " + FileFailure.words(e), e);
        }
    }

    /** Reads everything that is published, at full speed; what turns out to be damaged is quarantined or made anew. */
    public void scrub() {
        try {
            opened.scrub().pass(_ -> {});
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot scrub: " + FileFailure.words(e), e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        opened.writer().close();
        scrubbing.close();
        sealing.close();
        try {
            opened.close();
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot close: " + FileFailure.words(e), e);
        } finally {
            folder.close();
        }
    }
}
