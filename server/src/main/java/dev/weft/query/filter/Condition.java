package dev.weft.query.filter;

import dev.weft.query.Value;

/**
 * One comparison of a field of a span with a constant. The intrinsics are compared with constants of their own type;
 * booleans, kinds and statuses are equal or not, without an order.
 */
public record Condition(SpanField field, Comparison comparison, Value.Literal literal) {

    public Condition {
        String expected = FilterTypes.expectedConstant(field, literal);
        if (expected != null) {
            throw new IllegalArgumentException(field + " compared with " + literal + " (expected: " + expected + ")");
        }
        if (!comparison.isEquality() && !FilterTypes.isOrdered(literal)) {
            throw new IllegalArgumentException(
                    "'" + comparison.symbol() + "' with " + literal + " (expected: = or !=)");
        }
    }
}
