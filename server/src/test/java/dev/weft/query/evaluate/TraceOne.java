package dev.weft.query.evaluate;

import static dev.weft.store.contract.TestSpans.span;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import dev.weft.store.contract.TestSpans;
import java.util.Arrays;
import java.util.List;

/** A search over the spans of one trace, number 1, for tests of single rules. */
final class TraceOne {

    /** A root with two children, given in the wrong order, and a leaf below the first; the root is of another service. */
    static final Span[] TRACE = {
        span(1, 1)
                .name("root")
                .from(0)
                .lasting(90)
                .with("code", 200)
                .service("web")
                .build(),
        span(1, 3)
                .name("late")
                .parent(1)
                .from(20)
                .with("code", 404)
                .service("cart")
                .build(),
        span(1, 2)
                .name("early")
                .parent(1)
                .from(10)
                .with("code", 500)
                .service("cart")
                .build(),
        span(1, 4).name("leaf").parent(2).from(30).service("cart").build(),
    };

    private TraceOne() {}

    /** Returns the ids of the spans of each set, in the order of the answer. */
    static List<List<Long>> sets(String query, Span... spans) {
        return sets(query, TimeRange.ALL, spans);
    }

    static List<List<Long>> sets(String query, TimeRange range, Span... spans) {
        SearchEvaluator evaluator = new SearchEvaluator(
                (Query.Spansets) TraceQl.parse(query), new CollectedTraces(Arrays.asList(spans)), range);
        return evaluator.spansets(TestSpans.traceId(1)).stream()
                .map(set ->
                        set.spans().stream().map(span -> span.spanId().value()).toList())
                .toList();
    }

    /** @param from nanoseconds after the epoch of test spans, as {@code to} is */
    static TimeRange range(long from, long to) {
        return new TimeRange(TestSpans.EPOCH + from, TestSpans.EPOCH + to);
    }
}
