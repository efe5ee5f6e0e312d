package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spanset that a query yields of one trace, and what it is on its way through the pipeline.
 *
 * @param spans at least one, of one trace, by start, then span id
 * @param groups the values by which {@code by(…)} divided it from others; missing where the spans have none
 * @param aggregates the values that scalar filters have computed of it, each when its filter was passed
 * @param selected the fields that {@code select(…)} names, in its order; what they are on a span {@link SpanExpression#last} tells
 */
public record YieldedSet(
        List<Span> spans,
        Map<Expression, SpanValue> groups,
        Map<Scalar.Aggregate, SpanValue> aggregates,
        List<Field> selected) {

    public YieldedSet {
        spans = List.copyOf(spans);
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        aggregates = Collections.unmodifiableMap(new LinkedHashMap<>(aggregates));
        selected = List.copyOf(selected);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a spanset without spans (expected: none in its place)");
        }
    }

    static YieldedSet of(List<Span> spans) {
        return new YieldedSet(spans, Map.of(), Map.of(), List.of());
    }

    YieldedSet withSpans(List<Span> others) {
        return new YieldedSet(others, groups, aggregates, selected);
    }
}
