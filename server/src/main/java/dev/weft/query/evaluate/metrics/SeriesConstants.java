package dev.weft.query.evaluate.metrics;

import dev.weft.query.Operator;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.evaluate.Numbers;
import dev.weft.query.evaluate.SpanValue;
import org.jspecify.annotations.Nullable;

/**
 * What constants come to among themselves, before they meet a series. Ints stay ints, as in conditions: {@code 1 / 2} is 0.
 * What is divided by 0 has no result.
 */
final class SeriesConstants {

    private SeriesConstants() {}

    /** Returns the value of a constant or of arithmetic of constants alone; null when there is a series in it. */
    static @Nullable SpanValue find(Series series) {
        return switch (series) {
            case Series.Constant(var value) -> SpanValue.of(value);
            case Series.Arithmetic(Series left, Operator operator, Series right) -> {
                SpanValue a = find(left);
                SpanValue b = find(right);
                yield a == null || b == null ? null : combine(a, operator, b);
            }
            case Series.Measured _, Series.Ranked _, Series.Kept _ -> null;
        };
    }

    /** @throws IllegalArgumentException when there is an aggregate in it */
    static SpanValue of(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Constant(var value) -> SpanValue.of(value);
            case Scalar.Arithmetic(Scalar left, Operator operator, Scalar right) ->
                combine(of(left), operator, of(right));
            case Scalar.Aggregate aggregate ->
                throw new IllegalArgumentException(aggregate + " beside a series (expected: constants)");
        };
    }

    private static SpanValue combine(SpanValue left, Operator operator, SpanValue right) {
        boolean divides = operator == Operator.DIVIDED || operator == Operator.MODULO;
        return divides && Numbers.isNumber(right) && Numbers.real(right) == 0
                ? SpanValue.INCOMPARABLE
                : Numbers.combine(left, operator, right);
    }
}
