package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.store.Cancellation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The traces of all parts, as the evaluator of queries asks for them. */
record PartsTraces(List<Part> parts, Cancellation cancellation) implements StoredTraces {

    private static final int BETWEEN_CHECKS = 1 << 10;

    @Override
    public List<Span> trace(TraceId traceId) {
        cancellation.check();
        return new WholeTrace(parts, traceId).stored().spans();
    }

    @Override
    public List<SpanKey> linking(SpanKey linked) {
        cancellation.check();
        Set<SpanKey> linking = new LinkedHashSet<>();
        for (Part part : parts) {
            part.forEachIncoming(linked, link -> {
                linking.add(link.linking().key());
                if (linking.size() % BETWEEN_CHECKS == 0) {
                    cancellation.check();
                }
            });
        }
        return List.copyOf(linking);
    }

    @Override
    public long countLinking(SpanKey linked) {
        cancellation.check();
        return parts.stream().mapToLong(part -> part.countIncoming(linked)).sum();
    }

    @Override
    public void check() {
        cancellation.check();
    }
}
