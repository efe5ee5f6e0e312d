package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import java.util.List;
import java.util.function.Predicate;

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
     * Returns whether it is one of the spans with a link that points at this one: asked of each, in no order that matters, until
     * it is; of one with several such links it may be asked as often. A link with an invalid id points at nothing.
     */
    boolean anyLinking(SpanKey linked, Predicate<SpanKey> isIt);

    /** Returns how many links point at the span, several of one span included. */
    long countLinking(SpanKey linked);

    /** Returns the room for what the evaluation holds of them. */
    default TraceRoom room() {
        return new RoomAlone(MOST_SPANS + MOST_SPANS / 5);
    }

    /** Throws what ends the evaluation, when it is to end; asked often. */
    default void check() {}
}
