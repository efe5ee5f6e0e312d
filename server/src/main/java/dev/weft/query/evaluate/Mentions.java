package dev.weft.query.evaluate;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import java.util.function.Predicate;

/** Whether an expression mentions events or links of the span itself. */
final class Mentions {

    private Mentions() {}

    static boolean events(Expression expression) {
        return any(expression, field -> switch (field) {
            case Field.Attribute attribute -> attribute.scope() == Field.Scope.EVENT;
            case Field.Intrinsic intrinsic ->
                intrinsic == Field.Intrinsic.EVENT_NAME || intrinsic == Field.Intrinsic.EVENT_TIME_SINCE_START;
            case Field.OfParent _ -> false;
        });
    }

    static boolean links(Expression expression) {
        return any(expression, field -> switch (field) {
            case Field.Attribute attribute -> attribute.scope() == Field.Scope.LINK;
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case LINK_TRACE_ID, LINK_SPAN_ID, LINK_DANGLING, LINK_WAIT -> true;
                    default -> false;
                };
            case Field.OfParent _ -> false;
        });
    }

    private static boolean any(Expression expression, Predicate<Field> wanted) {
        return switch (expression) {
            case Expression.Constant _ -> false;
            case Expression.Read(Field field) -> wanted.test(field);
            case Expression.Not(Expression operand) -> any(operand, wanted);
            case Expression.Negative(Expression operand) -> any(operand, wanted);
            case Expression.Binary binary -> any(binary.left(), wanted) || any(binary.right(), wanted);
        };
    }
}
