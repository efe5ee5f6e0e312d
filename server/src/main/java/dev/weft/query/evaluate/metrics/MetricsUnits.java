package dev.weft.query.evaluate.metrics;

import dev.weft.query.Field;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Series;
import dev.weft.query.evaluate.SpanValue;
import org.jspecify.annotations.Nullable;

/**
 * The units that series are answered in. {@code duration} and {@code link:wait} are measured in seconds, as Tempo measures
 * {@code duration}; {@code trace:duration} and {@code event:timeSinceStart} in nanoseconds, as Tempo does; everything else has
 * the unit of its attribute.
 */
final class MetricsUnits {

    static final double NANOS_PER_SECOND = 1e9;

    private MetricsUnits() {}

    /** Returns by what to divide the field's values, in which durations are nanoseconds. */
    static double divisor(MetricsFunction function) {
        Field field = function.field();
        return field == null ? 1 : divisor(field);
    }

    private static double divisor(Field field) {
        return switch (field) {
            case Field.OfParent(Field inner) -> divisor(inner);
            case Field.Attribute _ -> 1;
            case Field.Intrinsic intrinsic ->
                intrinsic == Field.Intrinsic.DURATION || intrinsic == Field.Intrinsic.LINK_WAIT ? NANOS_PER_SECOND : 1;
        };
    }

    /**
     * Returns the number that a constant is beside the series: a duration is in nanoseconds when the series measures
     * {@code trace:duration} or {@code event:timeSinceStart}, otherwise in seconds.
     *
     * @return NaN for what arithmetic had no result for
     * @throws IllegalArgumentException when the constant is no number and no duration
     */
    static double constant(SpanValue constant, Series beside) {
        return switch (constant) {
            case SpanValue.Int(long number) -> number;
            case SpanValue.Real(double number) -> number;
            case SpanValue.Duration(long nanos) -> inNanoseconds(beside) ? nanos : nanos / NANOS_PER_SECOND;
            case SpanValue.Incomparable _ -> Double.NaN;
            case SpanValue.Missing _,
                    SpanValue.Bool _,
                    SpanValue.Text _,
                    SpanValue.Kind _,
                    SpanValue.StatusCode _,
                    SpanValue.Array _ ->
                throw new IllegalArgumentException(constant + " beside a series (expected: a number or a duration)");
        };
    }

    private static boolean inNanoseconds(Series series) {
        return switch (series) {
            case Series.Measured measured -> inNanoseconds(measured.function().field());
            case Series.Ranked ranked -> inNanoseconds(ranked.source());
            case Series.Kept kept -> inNanoseconds(kept.source());
            case Series.Arithmetic arithmetic -> inNanoseconds(arithmetic.left()) || inNanoseconds(arithmetic.right());
            case Series.Constant _ -> false;
        };
    }

    private static boolean inNanoseconds(@Nullable Field field) {
        return switch (field) {
            case null -> false;
            case Field.OfParent(Field inner) -> inNanoseconds(inner);
            case Field.Attribute _ -> false;
            case Field.Intrinsic intrinsic ->
                intrinsic == Field.Intrinsic.TRACE_DURATION || intrinsic == Field.Intrinsic.EVENT_TIME_SINCE_START;
        };
    }
}
