package dev.weft.store.duckdb.segment;

import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.filter.IdHashes;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.links.LinksFile;
import dev.weft.store.duckdb.segment.traces.TracesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is known of a segment without reading its blocks; of a damaged one, as much as could be found out. */
public final class SegmentFacts {

    private final SegmentFolder folder;
    private final @Nullable SegmentMeta meta;
    private final @Nullable IdFilter traces;
    private final @Nullable IdFilter linkedTraces;
    private final long bytes;

    SegmentFacts(
            SegmentFolder folder,
            @Nullable SegmentMeta meta,
            @Nullable IdFilter traces,
            @Nullable IdFilter linkedTraces,
            long bytes) {
        this.folder = folder;
        this.meta = meta;
        this.traces = traces;
        this.linkedTraces = linkedTraces;
        this.bytes = bytes;
    }

    /** Finds out what can be known of a segment that cannot be opened. */
    public static SegmentFacts ofDamaged(SegmentFolder folder) {
        Disk disk = folder.disk();
        Path path = folder.path();
        return new SegmentFacts(
                folder,
                orNull(() -> SegmentMeta.read(disk, path.resolve(Segment.META))),
                orNull(() -> {
                    try (TracesFile file = TracesFile.open(disk, path.resolve("traces"))) {
                        return file.filter();
                    }
                }),
                orNull(() -> {
                    try (Decompressor unused = new Decompressor(0);
                            LinksFile file = LinksFile.open(disk, path.resolve("links"), unused)) {
                        return file.filter();
                    }
                }),
                bytes(disk, path));
    }

    public SegmentFolder folder() {
        return folder;
    }

    public SegmentName name() {
        return folder.name();
    }

    /** Returns when its last span was committed at the latest. */
    public OptionalLong committedUnixMillis() {
        return meta == null ? OptionalLong.empty() : OptionalLong.of(meta.committedUnixMillis());
    }

    public OptionalLong spanCount() {
        return meta == null ? OptionalLong.empty() : OptionalLong.of(meta.spanCount());
    }

    /** Returns the size of its files, as far as they can be seen. */
    public long bytes() {
        return bytes;
    }

    /**
     * Reads the ids of the traces that it holds something of.
     *
     * @throws IOException when the file that holds them is missing or damaged
     */
    public IdHashes readTraces() throws IOException {
        try (TracesFile file = TracesFile.open(folder.disk(), folder.path().resolve("traces"))) {
            return IdHashes.of(file.idHashes());
        } catch (InternalError e) {
            throw SegmentReading.failedPage(e);
        }
    }

    /** Returns a bound: none of its spans starts before (unsigned epoch nanoseconds). */
    public long minStartTimeUnixNano() {
        return meta == null ? 0 : meta.minStartTimeUnixNano();
    }

    /** Returns a bound: none of its spans starts after. */
    public long maxStartTimeUnixNano() {
        return meta == null ? -1 : meta.maxStartTimeUnixNano();
    }

    /** Returns false when surely none of its spans starts in the range. */
    public boolean mayStartIn(TimeRange range) {
        return (meta == null || meta.spanCount() > 0) && range.meets(minStartTimeUnixNano(), maxStartTimeUnixNano());
    }

    /** Returns false when it surely holds nothing of the trace. */
    public boolean mayHold(TraceId traceId) {
        return traces == null || traces.mayContain(IdFilter.hash(traceId));
    }

    /** Returns false when surely none of its links points into the trace. */
    public boolean mayLinkTo(TraceId traceId) {
        return linkedTraces == null || linkedTraces.mayContain(IdFilter.hash(traceId));
    }

    private static <T> @Nullable T orNull(SegmentReading.Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException _) {
            return null;
        } catch (InternalError e) {
            var _ = SegmentReading.failedPage(e);
            return null;
        }
    }

    private static long bytes(Disk disk, Path folder) {
        long bytes = 0;
        try {
            for (Path path : disk.exists(folder) ? disk.list(folder) : List.<Path>of()) {
                try (ReadFile file = disk.open(path)) {
                    bytes += file.size();
                }
            }
        } catch (IOException _) {
            return bytes;
        }
        return bytes;
    }
}
