package dev.weft.store.memory;

import dev.weft.model.Nanos;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.SearchEvaluator;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.evaluate.YieldedSet;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.MatchedSets;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SearchStats;
import dev.weft.store.ShownFields;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One search over every span. */
final class MemorySearch {

    private static final int MATCHED_SHOWN = 3;

    private final StoredSpans stored;
    private final SpanSearch search;
    private final Comparator<SearchPlace> order;
    private final Map<SpanKey, Integer> linksIn;

    /** All matches, each once: a span may be in several sets. */
    private final Map<SpanKey, Span> evaluated = new LinkedHashMap<>();

    private final Map<TraceId, MatchedSets> sets = new HashMap<>();

    private final ShownFields shown;
    private final boolean inTime;
    private final @Nullable Cut cut;
    private long spansInspected;

    MemorySearch(StoredSpans stored, SpanSearch search, Cancellation cancellation) {
        this.stored = stored;
        this.search = search;
        this.order = search.order().comparator();
        this.linksIn = stored.incomingCounts();
        CollectedTraces traces = new CollectedTraces(stored.all());
        SearchEvaluator evaluator =
                new SearchEvaluator(search.query(), new CheckedTraces(traces, cancellation), search.range());
        this.inTime = cancellation.inTime(() -> traces.traceIds().forEach(traceId -> evaluate(traceId, evaluator)));
        this.shown = new ShownFields(search.query(), new Traces(traces));
        this.cut = Cut.of(inTime, false, evaluator.wasCut(), cancellation);
    }

    private void evaluate(TraceId traceId, SearchEvaluator evaluator) {
        List<YieldedSet> found = evaluator.spansets(traceId);
        found.forEach(set -> set.spans().forEach(span -> evaluated.put(span.key(), span)));
        if (MatchedSets.areYieldedBy(search.query().pipeline())) {
            sets.put(traceId, MatchedSets.of(found));
        }
        spansInspected += stored.ofTrace(traceId).size();
    }

    Page<SpanRow> spans() {
        return page(
                matches().stream().map(this::row).toList(),
                row -> search.order().place(row.span()));
    }

    Page<TraceRow> traces() {
        Map<TraceId, List<Span>> matchesByTrace = matches().stream()
                .collect(Collectors.groupingBy(Span::traceId, LinkedHashMap::new, Collectors.toList()));
        List<TraceRow> rows =
                matchesByTrace.values().stream().map(this::traceRow).toList();
        return page(rows, this::place);
    }

    private List<Span> matches() {
        return evaluated.values().stream()
                .sorted(Comparator.comparing(span -> search.order().place(SpanFacts.of(span)), order))
                .toList();
    }

    private <T> Page<T> page(List<T> rows, Function<T, SearchPlace> place) {
        List<T> rest = rows.stream()
                .filter(row -> search.after() == null || order.compare(place.apply(row), search.after()) > 0)
                .sorted(Comparator.comparing(place, order))
                .toList();
        List<T> items = rest.subList(0, Math.min(search.limit(), rest.size()));
        return new Page<>(
                items,
                items.size() == rest.size() || !inTime ? null : place.apply(items.getLast()),
                new SearchStats(spansInspected, 0),
                cut);
    }

    private SearchPlace place(TraceRow row) {
        SpanFacts first = row.matched().getFirst().span();
        return search.order() == SearchOrder.LONGEST
                ? new SearchPlace(
                        row.durationNanos().isPresent(), row.durationNanos().orElse(0), first.key())
                : search.order().place(first);
    }

    private SpanRow row(Span span) {
        return SpanRow.of(span, linksIn.getOrDefault(span.key(), 0), shown);
    }

    private TraceRow traceRow(List<Span> matches) {
        List<Span> spans = stored.ofTrace(matches.getFirst().traceId());
        long start = spans.getFirst().startTimeUnixNano();
        long end = spans.stream()
                .map(Span::endTimeUnixNano)
                .max(Long::compareUnsigned)
                .orElseThrow();
        OptionalLong durationNanos = Nanos.between(start, end);
        return new TraceRow(
                matches.getFirst().traceId(),
                spans.stream()
                        .filter(span -> !span.parentSpanId().isValid())
                        .map(SpanFacts::of)
                        .reduce((_, later) -> later)
                        .orElse(null),
                start,
                durationNanos,
                spans.size(),
                spans.stream().filter(span -> span.status().isError()).count(),
                spans.stream().map(Span::service).collect(Collectors.toCollection(TreeSet::new)),
                spans.stream().mapToLong(span -> span.links().size()).sum(),
                spans.stream()
                        .mapToLong(span -> linksIn.getOrDefault(span.key(), 0))
                        .sum(),
                matches.size(),
                matches.stream().limit(MATCHED_SHOWN).map(this::row).toList(),
                sets.get(matches.getFirst().traceId()));
    }
}
