package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.StoredTraces;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The traces of all parts, as the evaluator of queries asks for them.
 *
 * @param check throws what ends the evaluation, see {@link dev.weft.store.Cancellation}
 */
record PartsTraces(List<Part> parts, Runnable check) implements StoredTraces {

    @Override
    public List<Span> trace(TraceId traceId) {
        check.run();
        return new WholeTrace(parts, traceId).stored().spans();
    }

    @Override
    public List<SpanKey> linking(SpanKey linked) {
        check.run();
        Set<SpanKey> linking = new LinkedHashSet<>();
        parts.forEach(part ->
                part.forEachIncoming(linked, link -> linking.add(link.linking().key())));
        return List.copyOf(linking);
    }

    @Override
    public long countLinking(SpanKey linked) {
        return parts.stream().mapToLong(part -> part.countIncoming(linked)).sum();
    }
}
