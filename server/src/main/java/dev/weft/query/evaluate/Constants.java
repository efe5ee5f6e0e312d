package dev.weft.query.evaluate;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be known of an expression before any span is seen. */
final class Constants {

    private Constants() {}

    /** Returns the value of a number, a string and so on as the query spells it out, of arithmetic between such too; else null. */
    static @Nullable SpanValue fold(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> SpanValue.of(constant.value());
            case Expression.Negative(Expression operand) -> {
                SpanValue value = fold(operand);
                yield value == null ? null : Numbers.negative(value);
            }
            case Expression.Binary binary -> {
                SpanValue left = fold(binary.left());
                SpanValue right = fold(binary.right());
                yield !binary.operator().isArithmetic() || left == null || right == null
                        ? null
                        : Numbers.combine(left, binary.operator(), right);
            }
            case Expression.Read _, Expression.Not _ -> null;
        };
    }

    static boolean isAttribute(Expression expression) {
        return expression instanceof Expression.Read(Field field) && isAttribute(field);
    }

    private static boolean isAttribute(Field field) {
        return switch (field) {
            case Field.Attribute _ -> true;
            case Field.OfParent(Field inner) -> isAttribute(inner);
            case Field.Intrinsic _ -> false;
        };
    }

    /** Returns an id that the expression is to be equal to as ids are written, lower case and with leading zeros; null when it is none. */
    static @Nullable SpanValue id(Expression expression, @Nullable SpanValue constant) {
        if (!(expression instanceof Expression.Read(Field field))
                || !(constant instanceof SpanValue.Text(String text))) {
            return null;
        }
        int digits = digits(field);
        return text.isEmpty() || text.length() > digits || !text.matches("[0-9a-fA-F]+")
                ? null
                : new SpanValue.Text("0".repeat(digits - text.length()) + text.toLowerCase(Locale.ROOT));
    }

    private static int digits(Field field) {
        return switch (field) {
            case Field.OfParent(Field inner) -> digits(inner);
            case Field.Attribute _ -> 0;
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case TRACE_ID, LINK_TRACE_ID -> 32;
                    case SPAN_ID, PARENT_ID, LINK_SPAN_ID -> 16;
                    default -> 0;
                };
        };
    }
}
