package dev.weft.query.filter;

import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.query.CodePoints;
import dev.weft.query.Value;
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
        return switch (condition.field()) {
            case SpanField.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME -> nameHolds(condition, span.name());
                    case KIND -> kindHolds(condition, span.kind().number());
                    case STATUS -> statusHolds(condition, span.status().code());
                    case DURATION -> durationHolds(condition, span.durationNanos());
                };
            case SpanField.AttributeField attribute -> {
                AttributeValue value = find(attribute, span);
                yield value != null && holds(condition.comparison(), condition.literal(), value);
            }
        };
    }

    /** Returns whether a condition on the name holds for this one. */
    public static boolean nameHolds(Condition condition, String name) {
        return condition.literal() instanceof Value.Text(String text)
                && condition.comparison().holds(CodePoints.compare(name, text));
    }

    /** Returns whether a condition on the kind holds for the one of this number. */
    public static boolean kindHolds(Condition condition, int number) {
        return condition.literal() instanceof Value.Kind(var kind)
                && condition.comparison().holds(Integer.compare(number, kind.number()));
    }

    /** Returns whether a condition on the status holds for this code. */
    public static boolean statusHolds(Condition condition, int code) {
        return condition.literal() instanceof Value.StatusCode(int wanted)
                && condition.comparison().holds(Integer.compare(code, wanted));
    }

    /** Returns whether a condition on the duration holds for this one; an overflowing one matches nothing. */
    public static boolean durationHolds(Condition condition, OptionalLong durationNanos) {
        return durationNanos.isPresent()
                && condition.literal() instanceof Value.Duration(long nanos)
                && condition.comparison().holds(Long.compare(durationNanos.getAsLong(), nanos));
    }

    /** Returns the attribute that decides a condition on this field, or null when the span has none. */
    public static @Nullable AttributeValue find(SpanField.AttributeField field, Span span) {
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
    public static boolean holds(Comparison comparison, Value.Literal literal, AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) ->
                literal instanceof Value.Text(String wanted) && comparison.holds(CodePoints.compare(text, wanted));
            case AttributeValue.Int(long number) ->
                switch (literal) {
                    case Value.Int(long wanted) -> comparison.holds(Long.compare(number, wanted));
                    case Value.Duration(long nanos) -> comparison.holds(Long.compare(number, nanos));
                    case Value.Text _, Value.Real _, Value.Bool _, Value.Kind _, Value.StatusCode _ -> false;
                };
            case AttributeValue.Real(double number) ->
                literal instanceof Value.Real(double wanted)
                        && comparison.operator().holds(number, wanted);
            case AttributeValue.Bool(boolean flag) ->
                literal instanceof Value.Bool(boolean wanted) && comparison.holds(Boolean.compare(flag, wanted));
            case AttributeValue.Array(List<AttributeValue> values) ->
                values.stream()
                        .anyMatch(element ->
                                !(element instanceof AttributeValue.Array) && holds(comparison, literal, element));
            case AttributeValue.Bytes _, AttributeValue.KeyValues _, AttributeValue.Empty _ -> false;
        };
    }
}
