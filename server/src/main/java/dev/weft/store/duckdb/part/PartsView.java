package dev.weft.store.duckdb.part;

import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.MissingSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All parts at one moment, oldest commit first. They stay readable until this is closed. */
public interface PartsView extends AutoCloseable {

    List<Part> parts();

    /** Returns counters that count every span of the parts once. */
    List<SpanCounter> counters();

    /** Returns what columns beside the parts know of their spans. */
    ColumnSpans columns();

    /** Returns what columns beside the parts add up of their spans. */
    ColumnSums sums();

    /** Returns the key of the new span that stood last in the last group that had one, null when nothing is stored. */
    @Nullable
    SpanKey newest();

    /** Returns whether spans of the trace were stored and dropped since, as far as is remembered; hardly ever true by mistake. */
    boolean isExpired(TraceId traceId);

    /** Returns which segments cannot be read and were needed by what was asked of this view so far, oldest first. */
    List<MissingSegment> missing();

    /** Returns the size of all files of the store. */
    long bytesOnDisk();

    @Override
    void close();
}
