package dev.weft.query.evaluate;

import dev.weft.model.SpanKind;
import dev.weft.query.CodePoints;
import dev.weft.query.Operator;
import java.util.List;

/**
 * Which comparisons hold of two values. Values of different types compare with none of the operators, {@code !=} included.
 * Numbers are ints, floats and durations (in nanoseconds), and compare as numbers. Strings are ordered by code point, which
 * is the order of their UTF-8 bytes. An array compares as its elements do: once is enough, for {@code !=} too.
 */
final class Comparisons {

    private Comparisons() {}

    static boolean hold(SpanValue left, Operator comparison, SpanValue right) {
        return hold(left, comparison, right, () -> {});
    }

    /** @param check called for each element on the left, which may be compared with each of as many on the right */
    static boolean hold(SpanValue left, Operator comparison, SpanValue right, Runnable check) {
        if (left instanceof SpanValue.Array(List<SpanValue> elements)) {
            return elements.stream().anyMatch(element -> {
                check.run();
                return hold(element, comparison, right);
            });
        }
        if (right instanceof SpanValue.Array(List<SpanValue> elements)) {
            return elements.stream().anyMatch(element -> hold(left, comparison, element));
        }
        return switch (left) {
            case SpanValue.Text(String a) ->
                right instanceof SpanValue.Text(String b) && comparison.holds(CodePoints.compare(a, b));
            case SpanValue.Bool(boolean a) -> right instanceof SpanValue.Bool(boolean b) && equal(comparison, a == b);
            case SpanValue.Kind(SpanKind a) ->
                right instanceof SpanValue.Kind(SpanKind b) && equal(comparison, a.equals(b));
            case SpanValue.StatusCode(int a) ->
                right instanceof SpanValue.StatusCode(int b) && equal(comparison, a == b);
            case SpanValue.Int _, SpanValue.Real _, SpanValue.Duration _ ->
                Numbers.isNumber(right) && numbersHold(left, comparison, right);
            case SpanValue.Missing _, SpanValue.Incomparable _, SpanValue.Array _ -> false;
        };
    }

    /**
     * The comparison of an attribute with a number that the query spells out: an int means ints only, a float floats only, a
     * duration ints (of nanoseconds) only.
     */
    static boolean holdWithinType(SpanValue left, Operator comparison, SpanValue right) {
        if (left instanceof SpanValue.Array(List<SpanValue> elements)) {
            return elements.stream().anyMatch(element -> holdWithinType(element, comparison, right));
        }
        if (right instanceof SpanValue.Array(List<SpanValue> elements)) {
            return elements.stream().anyMatch(element -> holdWithinType(left, comparison, element));
        }
        return left instanceof SpanValue.Real == right instanceof SpanValue.Real && hold(left, comparison, right);
    }

    private static boolean numbersHold(SpanValue left, Operator comparison, SpanValue right) {
        boolean real = left instanceof SpanValue.Real || right instanceof SpanValue.Real;
        return real
                ? comparison.holds(Numbers.real(left), Numbers.real(right))
                : comparison.holds(Long.compare(Numbers.integer(left), Numbers.integer(right)));
    }

    private static boolean equal(Operator comparison, boolean same) {
        return same ? comparison == Operator.EQUAL : comparison == Operator.NOT_EQUAL;
    }
}
