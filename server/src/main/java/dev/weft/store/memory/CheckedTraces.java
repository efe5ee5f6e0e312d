package dev.weft.store.memory;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.query.evaluate.TraceRoom;
import dev.weft.store.Cancellation;
import java.util.List;
import java.util.function.Predicate;

/** Traces that are given out until the question ends. */
record CheckedTraces(StoredTraces traces, Cancellation cancellation) implements StoredTraces {

    @Override
    public List<Span> trace(TraceId traceId) {
        cancellation.check();
        return traces.trace(traceId);
    }

    @Override
    public int spanCount(TraceId traceId) {
        return traces.spanCount(traceId);
    }

    @Override
    public boolean anyLinking(SpanKey linked, Predicate<SpanKey> isIt) {
        return traces.anyLinking(linked, isIt);
    }

    @Override
    public long countLinking(SpanKey linked) {
        return traces.countLinking(linked);
    }

    @Override
    public TraceRoom room() {
        return traces.room();
    }

    @Override
    public void check() {
        cancellation.check();
    }
}
