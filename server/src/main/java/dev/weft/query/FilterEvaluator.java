package dev.weft.query;

import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a span matches a filter: the definition that every store must agree with.
 *
 * <p>A missing attribute matches nothing, {@code !=} included. A value matches only constants of its own type: an int
 * attribute no float literal, a string attribute no number. On an array a condition holds when it holds for some element.
 * Of duplicate keys the first counts. Strings are ordered by code point, which is the order of their UTF-8 bytes. An int
 * attribute compared with a duration counts as nanoseconds.
 */
public final class FilterEvaluator {

    private FilterEvaluator() {}

    public static boolean matches(SpanFilter filter, Span span) {
        for (Condition condition : filter.conditions()) {
            if (!matches(condition, span)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Condition condition, Span span) {
        Comparison comparison = condition.comparison();
        Literal literal = condition.literal();
        return switch (condition.field()) {
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME ->
                        literal instanceof Literal.Text(String text)
                                && comparison.holds(CodePoints.compare(span.name(), text));
                    case KIND ->
                        literal instanceof Literal.Kind(var kind)
                                && comparison.holds(Integer.compare(span.kind().number(), kind.number()));
                    case STATUS ->
                        literal instanceof Literal.StatusCode(int code)
                                && comparison.holds(
                                        Integer.compare(span.status().code(), code));
                    case DURATION -> durationMatches(comparison, literal, span.durationNanos());
                };
            case Field.AttributeField attribute -> {
                AttributeValue value = find(attribute, span);
                yield value != null && holds(comparison, literal, value);
            }
        };
    }

    private static boolean durationMatches(Comparison comparison, Literal literal, OptionalLong durationNanos) {
        return durationNanos.isPresent()
                && literal instanceof Literal.Duration(long nanos)
                && comparison.holds(Long.compare(durationNanos.getAsLong(), nanos));
    }

    /** Returns the attribute that decides a condition on this field, or null when the span has none. */
    public static @Nullable AttributeValue find(Field.AttributeField field, Span span) {
        return switch (field.scope()) {
            case SPAN -> span.attributes().find(field.key());
            case RESOURCE -> span.resource().attributes().find(field.key());
            case ANY -> {
                AttributeValue onSpan = span.attributes().find(field.key());
                yield onSpan != null ? onSpan : span.resource().attributes().find(field.key());
            }
        };
    }

    /** Returns whether a value compares so with the constant. */
    public static boolean holds(Comparison comparison, Literal literal, AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) ->
                literal instanceof Literal.Text(String wanted) && comparison.holds(CodePoints.compare(text, wanted));
            case AttributeValue.Int(long number) ->
                switch (literal) {
                    case Literal.Int(long wanted) -> comparison.holds(Long.compare(number, wanted));
                    case Literal.Duration(long nanos) -> comparison.holds(Long.compare(number, nanos));
                    case Literal.Text _, Literal.Real _, Literal.Bool _, Literal.Kind _, Literal.StatusCode _ -> false;
                };
            case AttributeValue.Real(double number) ->
                literal instanceof Literal.Real(double wanted) && realMatches(comparison, number, wanted);
            case AttributeValue.Bool(boolean flag) ->
                literal instanceof Literal.Bool(boolean wanted) && comparison.holds(Boolean.compare(flag, wanted));
            case AttributeValue.Array(List<AttributeValue> values) ->
                values.stream()
                        .anyMatch(element ->
                                !(element instanceof AttributeValue.Array) && holds(comparison, literal, element));
            case AttributeValue.Bytes _, AttributeValue.KeyValues _, AttributeValue.Empty _ -> false;
        };
    }

    /** IEEE 754 comparison: NaN is only unequal, and 0.0 equals -0.0. */
    private static boolean realMatches(Comparison comparison, double number, double wanted) {
        if (Double.isNaN(number)) {
            return comparison == Comparison.NOT_EQUAL;
        }
        return comparison.holds(number == wanted ? 0 : Double.compare(number, wanted));
    }
}
