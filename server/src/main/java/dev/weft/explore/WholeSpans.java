package dev.weft.explore;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads many spans whole: one by one where a trace has few of them, else with their trace, which is then read once. */
final class WholeSpans {

    private static final int FEW = 8;

    private final SpanReader reader;
    private final Cancellation cancellation;
    private final Map<SpanKey, Span> found = new HashMap<>();

    WholeSpans(SpanReader reader, Cancellation cancellation) {
        this.reader = reader;
        this.cancellation = cancellation;
    }

    /** Returns those that are stored. */
    Map<SpanKey, Span> of(List<SpanKey> keys) {
        Map<TraceId, Set<SpanId>> byTrace = new LinkedHashMap<>();
        keys.forEach(key ->
                byTrace.computeIfAbsent(key.traceId(), _ -> new HashSet<>()).add(key.spanId()));
        byTrace.forEach(this::read);
        return found;
    }

    private void read(TraceId traceId, Set<SpanId> wanted) {
        if (wanted.size() > FEW) {
            reader.findTrace(traceId, cancellation).spans().stream()
                    .filter(span -> wanted.contains(span.spanId()))
                    .forEach(span -> found.put(span.key(), span));
        } else {
            wanted.forEach(id -> reader.findSpan(new SpanKey(traceId, id), cancellation)
                    .ifPresent(span -> found.put(span.key(), span)));
        }
    }
}
