package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import java.util.List;

/** The stored spans that a query is evaluated over, of one moment. Later versions with the ids of a stored span are not among them. */
public interface StoredTraces {

    /** Spans of the largest trace that a store need give out: each takes about 1 KB of memory. */
    int MOST_SPANS = 100_000;

    /** Returns the trace's spans, by start, then span id; none when the trace is unknown, or too large. */
    List<Span> trace(TraceId traceId);

    /** Returns a bound of how many spans {@link #trace} would return, for less than it costs to read them. */
    default int spanCount(TraceId traceId) {
        return trace(traceId).size();
    }

    /**
     * Returns the keys of the spans with a link that points at this one, each once, in no order that matters. A link with an
     * invalid id points at nothing.
     */
    List<SpanKey> linking(SpanKey linked);

    /** Returns how many links point at the span, several of one span included. */
    long countLinking(SpanKey linked);

    /** Throws what ends the evaluation, when it is to end; asked often. */
    default void check() {}
}
