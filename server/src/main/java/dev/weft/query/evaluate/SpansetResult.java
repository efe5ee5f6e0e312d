package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Scalar;
import java.util.List;
import java.util.Map;

/**
 * A spanset of an answer.
 *
 * @param spans at least one, of one trace, by start, then span id
 * @param groups the values by which {@code by(…)} divided it from others; missing where the spans have none
 * @param aggregates what scalar filters computed of it
 * @param selected the fields that {@code select(…)} names, in its order; what they are on a span {@link SpanExpression#last} tells
 */
public record SpansetResult(
        List<Span> spans,
        Map<Expression, SpanValue> groups,
        Map<Scalar.Aggregate, SpanValue> aggregates,
        List<Field> selected) {

    public SpansetResult {
        spans = List.copyOf(spans);
        selected = List.copyOf(selected);
    }
}
