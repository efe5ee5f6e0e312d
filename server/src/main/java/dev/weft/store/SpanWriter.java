package dev.weft.store;

import dev.weft.model.batch.SpanBatch;
import java.util.List;

/**
 * The writing half of a store. Spans are identified by (trace id, span id). Same ids and same content
 * ({@link dev.weft.model.Span#canonical()}), however often and however late: one span. Same ids and different content: the first
 * committed is <em>the</em> span; each different later one is kept as a conflicting version, which comes with its trace
 * by id and never appears in search, links or counts.
 */
public interface SpanWriter {

    /**
     * Stores the spans of several requests as one group, in order: returns after all of them are durable and visible to every
     * reader, or throws and none of them ever becomes visible.
     *
     * @param group a batch for each request
     * @throws StoreException of kind UNAVAILABLE when the group was not made durable
     */
    WriteOutcome write(List<SpanBatch> group);
}
