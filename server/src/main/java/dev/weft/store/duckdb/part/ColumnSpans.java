package dev.weft.store.duckdb.part;

import dev.weft.store.Cancellation;
import dev.weft.store.SpanSearch;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Spans of some parts, found in an order without reading the parts: by columns that lie beside them. */
public interface ColumnSpans {

    /** Returns whether the columns hold every span of the part. */
    boolean cover(Part part);

    /**
     * Returns the matches of a search in its order, and ties of the place it begins behind; null when the columns do not
     * decide the search's filter.
     */
    @Nullable
    Walk find(SpanSearch search, Cancellation cancellation);

    /** A walk over spans, longest first, those without a duration last. For one thread. */
    interface Walk {

        /** Returns the next spans, none when there are no more. */
        List<Found> next(int atMost);
    }

    /**
     * A span.
     *
     * @param row in the chunk
     * @param durationNanos empty where it overflows
     */
    record Found(Chunk chunk, int row, OptionalLong durationNanos) {}
}
