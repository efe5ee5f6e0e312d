package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Operator;
import dev.weft.query.Scalar;
import dev.weft.query.Stage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate over the spans of a set. Spans on which the expression is missing or NaN do not count. There is no aggregate, and a
 * scalar filter keeps nothing, where no span counts or where some value is not a number. A minimum, a maximum and a sum are of
 * the type of the values, a sum of different types of numbers a float; one of ints wraps, as their arithmetic does. An average
 * is a float, of durations a duration cut to whole nanoseconds, and its sum never wraps.
 */
final class Aggregation {

    private final Scalar.Function function;
    private final @Nullable SpanExpression expression;

    Aggregation(Scalar.Aggregate aggregate, Traces traces) {
        this.function = aggregate.function();
        Expression over = aggregate.over();
        this.expression = over == null ? null : new SpanExpression(over, traces);
    }

    /** Returns the aggregates that a scalar filter compares, from left to right. */
    static Map<Scalar.Aggregate, Aggregation> of(Stage.Keep keep, Traces traces) {
        Map<Scalar.Aggregate, Aggregation> aggregations = new LinkedHashMap<>();
        collect(keep.left(), traces, aggregations);
        collect(keep.right(), traces, aggregations);
        return aggregations;
    }

    private static void collect(Scalar scalar, Traces traces, Map<Scalar.Aggregate, Aggregation> aggregations) {
        switch (scalar) {
            case Scalar.Aggregate aggregate -> aggregations.put(aggregate, new Aggregation(aggregate, traces));
            case Scalar.Arithmetic arithmetic -> {
                collect(arithmetic.left(), traces, aggregations);
                collect(arithmetic.right(), traces, aggregations);
            }
            case Scalar.Constant _ -> {}
        }
    }

    /** Returns whether there is something to aggregate on the span. */
    boolean isOn(Span span, TraceTree trace) {
        return expression == null || !isMissing(expression.value(span, trace));
    }

    /** Returns the aggregate; missing where there is none. */
    SpanValue over(List<Span> spans, TraceTree trace) {
        if (expression == null) {
            return new SpanValue.Int(spans.size());
        }
        List<SpanValue> numbers = new ArrayList<>();
        for (Span span : spans) {
            SpanValue value = expression.value(span, trace);
            if (Numbers.isNumber(value)) {
                if (!Double.isNaN(Numbers.real(value))) {
                    numbers.add(value);
                }
            } else if (!isMissing(value)) {
                return SpanValue.MISSING;
            }
        }
        return numbers.isEmpty() ? SpanValue.MISSING : aggregate(numbers);
    }

    private static boolean isMissing(SpanValue value) {
        return value instanceof SpanValue.Missing || value instanceof SpanValue.Incomparable;
    }

    private SpanValue aggregate(List<SpanValue> numbers) {
        return switch (function) {
            case COUNT -> throw new IllegalStateException("count() of an expression (expected: of spans)");
            case MIN -> extreme(numbers, Operator.LESS);
            case MAX -> extreme(numbers, Operator.GREATER);
            case SUM -> sum(numbers);
            case AVG -> average(numbers);
        };
    }

    private static SpanValue extreme(List<SpanValue> numbers, Operator beats) {
        SpanValue best = numbers.getFirst();
        for (SpanValue number : numbers) {
            if (Comparisons.hold(number, beats, best)) {
                best = number;
            }
        }
        return best;
    }

    private static SpanValue sum(List<SpanValue> numbers) {
        if (areDurations(numbers)) {
            return new SpanValue.Duration(
                    numbers.stream().mapToLong(Numbers::integer).sum());
        }
        if (numbers.stream().allMatch(number -> number instanceof SpanValue.Int)) {
            return new SpanValue.Int(
                    numbers.stream().mapToLong(Numbers::integer).sum());
        }
        return new SpanValue.Real(realSum(numbers).value());
    }

    private static SpanValue average(List<SpanValue> numbers) {
        if (areDurations(numbers)) {
            BigInteger sum = numbers.stream()
                    .map(number -> BigInteger.valueOf(Numbers.integer(number)))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            return new SpanValue.Duration(
                    sum.divide(BigInteger.valueOf(numbers.size())).longValueExact());
        }
        return new SpanValue.Real(realSum(numbers).average(numbers.size()));
    }

    private static boolean areDurations(List<SpanValue> numbers) {
        return numbers.stream().allMatch(number -> number instanceof SpanValue.Duration);
    }

    private static SampleSum realSum(List<SpanValue> numbers) {
        SampleSum sum = new SampleSum();
        numbers.forEach(number -> sum.add(Numbers.real(number)));
        return sum;
    }
}
