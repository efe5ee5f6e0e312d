package dev.weft.store.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Nanos;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.SearchEvaluator;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.evaluate.YieldedSet;
import dev.weft.store.Cancellation;
import dev.weft.store.MatchedSets;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.ShownFields;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the evaluator finds for a search, in its order, and whether a store's pages hold the same. */
final class FoundSpans {

    private static final int MATCHED_SHOWN = 3;
    private static final Cancellation NEVER = new Cancellation();

    /** What a search says of a trace with matches, as far as the search is about it. */
    private record Matched(
            TraceId traceId,
            OptionalLong durationNanos,
            long count,
            List<SpanKey> first,
            @Nullable MatchedSets sets) {
        static Matched of(TraceRow row) {
            return new Matched(
                    row.traceId(),
                    row.durationNanos(),
                    row.matchedCount(),
                    row.matched().stream().map(span -> span.span().key()).toList(),
                    row.sets());
        }
    }

    private final TraceSet set;
    private final Question.Search search;
    private final Comparator<SearchPlace> order;
    private final List<Span> found;

    /** Where the query yields some. */
    private final Map<TraceId, MatchedSets> sets = new HashMap<>();

    private final boolean cut;

    FoundSpans(TraceSet set, Question.Search search) {
        this.set = set;
        this.search = search;
        this.order = search.order().comparator();
        SearchEvaluator evaluator = new SearchEvaluator(search.query(), set.stored(), search.range());
        Map<SpanKey, Span> all = new LinkedHashMap<>();
        for (TraceId traceId : set.stored().traceIds()) {
            List<YieldedSet> yielded = evaluator.spansets(traceId);
            yielded.forEach(one -> one.spans().forEach(span -> all.put(span.key(), span)));
            if (MatchedSets.areYieldedBy(search.query().pipeline())) {
                sets.put(traceId, MatchedSets.of(yielded));
            }
        }
        this.found = all.values().stream()
                .filter(span -> TimeRange.ALL.contains(span.startTimeUnixNano()))
                .sorted(Comparator.comparing(this::place, order))
                .toList();
        this.cut = evaluator.wasCut();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void checkSpans(SpanReader store, String what) {
        ShownFields shown = new ShownFields(search.query(), new Traces(set.stored()));
        check(
                found.stream()
                        .map(span -> SpanRow.of(span, set.linksIn(span), shown))
                        .toList(),
                asked -> store.searchSpans(asked, NEVER),
                row -> row,
                "spans of " + what);
    }

    void checkTraces(SpanReader store, String what) {
        Map<TraceId, List<Span>> byTrace =
                found.stream().collect(Collectors.groupingBy(Span::traceId, LinkedHashMap::new, Collectors.toList()));
        List<Matched> expected = byTrace.values().stream()
                .sorted(Comparator.comparing(this::placeOfTrace, order))
                .map(this::matched)
                .toList();
        check(expected, asked -> store.searchTraces(asked, NEVER), Matched::of, "traces of " + what);
    }

    private SearchPlace place(Span span) {
        return search.order().place(SpanFacts.of(span));
    }

    private SearchPlace placeOfTrace(List<Span> matches) {
        SearchPlace first = place(matches.getFirst());
        if (search.order() != SearchOrder.LONGEST) {
            return first;
        }
        OptionalLong duration = durationOfTrace(matches.getFirst());
        return new SearchPlace(duration.isPresent(), duration.orElse(0), first.span());
    }

    private Matched matched(List<Span> matches) {
        return new Matched(
                matches.getFirst().traceId(),
                durationOfTrace(matches.getFirst()),
                matches.size(),
                matches.stream().limit(MATCHED_SHOWN).map(Span::key).toList(),
                sets.get(matches.getFirst().traceId()));
    }

    private OptionalLong durationOfTrace(Span span) {
        List<Span> trace = set.ofTrace(span);
        long start = trace.stream()
                .map(Span::startTimeUnixNano)
                .min(Long::compareUnsigned)
                .orElseThrow();
        long end = trace.stream()
                .map(Span::endTimeUnixNano)
                .max(Long::compareUnsigned)
                .orElseThrow();
        return Nanos.between(start, end);
    }

    private boolean mayBeCut() {
        return cut || WalkLimit.isReachedInAnotherOrder(set.stored(), this::isCut);
    }

    private boolean isCut(StoredTraces stored) {
        SearchEvaluator evaluator = new SearchEvaluator(search.query(), stored, search.range());
        set.stored().traceIds().forEach(evaluator::spansets);
        return evaluator.wasCut();
    }

    /** Follows the pages to the end. */
    private <R, T> void check(List<T> expected, Function<SpanSearch, Page<R>> store, Function<R, T> read, String what) {
        int limit = 1 + expected.size() / search.pages();
        List<T> rows = new ArrayList<>();
        @Nullable SearchPlace after = null;
        do {
            Page<R> page = store.apply(new SpanSearch(search.query(), search.range(), search.order(), limit, after));
            page.items().stream().map(read).forEach(rows::add);
            after = page.next();
            assertThat(page.items().size() == limit || after == null)
                    .as("a full page of %d before the last, %s", limit, what)
                    .isTrue();
            assertThat(page.cut() == null || mayBeCut()).as("cut of %s", what).isTrue();
        } while (after != null && rows.size() <= expected.size());
        assertThat(rows).as(what).isEqualTo(expected);
    }
}
