package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanReader;
import dev.weft.store.WriteOutcome;
import dev.weft.store.duckdb.columnfiles.SegmentColumns;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.Segment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A store without the thread that seals, merges and drops: a test says when. */
record StoreInFolder(DataFolder folder, OpenedStore store) implements AutoCloseable {

    /** For so long spans are kept. */
    static final Duration AGE = Duration.ofDays(3);

    static final SealLimits NEVER_BY_ITSELF =
            new SealLimits(Integer.MAX_VALUE, Long.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(1));

    /** By age alone. */
    static final RetentionLimits AGE_ALONE = new RetentionLimits(AGE, Long.MAX_VALUE, 0);

    /** Returns settings of a small store: as little memory as there may be, and one thread. */
    static DuckDbSettings small(SealLimits seal, RetentionLimits retention) {
        return new DuckDbSettings(64L << 20, 1, seal, retention);
    }

    static StoreInFolder open(Path path) throws IOException {
        return open(path, new SimpleMeterRegistry());
    }

    static StoreInFolder open(Path path, MeterRegistry registry) throws IOException {
        return open(path, new RealDisk(), small(NEVER_BY_ITSELF, AGE_ALONE), registry, StoreClock.SYSTEM);
    }

    static StoreInFolder open(Path path, Disk disk, SealLimits limits) throws IOException {
        return open(path, disk, limits, StoreClock.SYSTEM);
    }

    static StoreInFolder open(Path path, Disk disk, SealLimits limits, StoreClock clock) throws IOException {
        return open(path, disk, small(limits, AGE_ALONE), new SimpleMeterRegistry(), clock);
    }

    static StoreInFolder open(Path path, Disk disk, DuckDbSettings settings, MeterRegistry registry, StoreClock clock)
            throws IOException {
        DataFolder folder = DataFolder.open(path);
        try {
            return new StoreInFolder(
                    folder, OpenedStore.open(disk, folder, settings, new StoreMetrics(registry), clock));
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    WriteOutcome write(Span... spans) {
        return store.writer().write(List.of(SpanBatch.of(List.of(spans))));
    }

    void writeAndSeal(Span... spans) throws IOException {
        write(spans);
        store.writer().complete();
        store.segments().sealOldest();
    }

    /** Makes columns of the newest segment, as the store does of large ones. */
    void addColumns() throws IOException {
        Segment newest = store.parts().segments().getLast();
        store.columns().add(newest, new SegmentColumns(MergedRows.of(List.of(newest))));
    }

    SpanReader reader() {
        return store.reader();
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            store.close();
        }
    }
}
