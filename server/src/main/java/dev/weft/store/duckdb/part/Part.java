package dev.weft.store.duckdb.part;

import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.Cancellation;
import dev.weft.store.ValueTally;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Some of the stored spans, each of which no other part holds. Reading one never changes it; safe for many threads. */
public interface Part extends StartBounds {

    /** Returns what this part holds of the trace, null for nothing. */
    @Nullable
    PartTrace findTrace(TraceId traceId);

    /** Passes on the links of this part's spans that point at the span, in no order that matters; there may be millions. */
    void forEachIncoming(SpanKey linked, Consumer<IncomingLink> action);

    int countIncoming(SpanKey linked);

    /** Counts this part's links that point into the trace, by the span id they name. */
    void countIncoming(TraceId linked, IncomingCounts counts);

    /** Returns whether there are spans and all of them start in the range. */
    boolean liesIn(TimeRange range);

    /** Returns a walk over the traces for one who asks for the times of all of them. */
    TraceCursor traceTimes();

    /** Returns a walk over the traces for one who asks for the times of few of them. */
    TraceCursor traceIds();

    /** Returns chunks with every span that starts in the range and matches one of the filters, and others; each once. */
    List<Chunk> chunks(List<SpanFilter> anyOf, TimeRange range);

    /**
     * Adds keys of span and resource attributes on spans that start in the range. What the part knows of them without reading
     * spans it adds whatever the deadline.
     */
    void countKeys(KeyCounts counts);

    /**
     * Adds string, int, double and bool values of the first entry of the key, on spans that start in the range.
     *
     * @param key of spans or resources
     */
    void countValues(AttributeKey key, TimeRange range, ValueTally counts, Cancellation cancellation);

    long spanCount();

    long linkCount();

    long conflictingSpanCount();

    /** Returns whether this part lies on disk for good, rather than in memory for now. */
    boolean isSegment();
}
