package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Traces made of a collection of spans. Of spans with the same ids the first counts. */
public final class CollectedTraces implements StoredTraces {

    private static final Comparator<Span> BY_START = Comparator.<Span, Long>comparing(
                    Span::startTimeUnixNano, Long::compareUnsigned)
            .thenComparing(Span::spanId);

    private final Map<TraceId, List<Span>> traces = new TreeMap<>();
    private final Map<SpanKey, List<SpanKey>> links = new HashMap<>();

    public CollectedTraces(Collection<Span> spans) {
        Set<SpanKey> known = new HashSet<>();
        for (Span span : spans) {
            if (known.add(span.key())) {
                traces.computeIfAbsent(span.traceId(), _ -> new ArrayList<>()).add(span);
                for (SpanLink link : span.links()) {
                    if (link.isValid()) {
                        links.computeIfAbsent(link.linked(), _ -> new ArrayList<>())
                                .add(span.key());
                    }
                }
            }
        }
        traces.values().forEach(trace -> trace.sort(BY_START));
    }

    /** Returns the ids of all traces, in their order. */
    public List<TraceId> traceIds() {
        return List.copyOf(traces.keySet());
    }

    /** Returns all sets that the query yields of all traces, by trace id. */
    public List<YieldedSet> spansets(Query.Spansets query, TimeRange range) {
        SearchEvaluator evaluator = new SearchEvaluator(query, this, range);
        return traces.keySet().stream()
                .flatMap(traceId -> evaluator.spansets(traceId).stream())
                .toList();
    }

    @Override
    public List<Span> trace(TraceId traceId) {
        return List.copyOf(traces.getOrDefault(traceId, List.of()));
    }

    @Override
    public boolean anyLinking(SpanKey linked, Predicate<SpanKey> isIt) {
        return links.getOrDefault(linked, List.of()).stream().anyMatch(isIt);
    }

    @Override
    public long countLinking(SpanKey linked) {
        return links.getOrDefault(linked, List.of()).size();
    }
}
