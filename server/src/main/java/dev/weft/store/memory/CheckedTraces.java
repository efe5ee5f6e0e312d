package dev.weft.store.memory;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.store.Cancellation;
import java.util.List;

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
    public List<SpanKey> linking(SpanKey linked) {
        return traces.linking(linked);
    }

    @Override
    public long countLinking(SpanKey linked) {
        return traces.countLinking(linked);
    }

    @Override
    public void check() {
        cancellation.check();
    }
}
