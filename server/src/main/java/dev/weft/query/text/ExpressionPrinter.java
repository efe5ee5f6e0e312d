package dev.weft.query.text;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.FieldNames;
import dev.weft.query.Operator;
import dev.weft.query.Value;

/** Prints expressions with a value on each span. */
final class ExpressionPrinter {

    private ExpressionPrinter() {}

    static String print(Expression expression) {
        return switch (expression) {
            case Expression.Constant(Value value) -> ValuePrinter.print(value);
            case Expression.Read(Field field) -> FieldNames.full(field);
            case Expression.Not(Expression operand) -> "!" + print(operand, Precedence.UNARY);
            case Expression.Negative(Expression.Constant(Value value))
            when !ValuePrinter.isSigned(value) -> "-(" + ValuePrinter.print(value) + ")";
            case Expression.Negative(Expression operand) -> "-" + print(operand, Precedence.UNARY);
            case Expression.Binary(Expression left, Operator operator, Expression right) ->
                print(left, Precedence.of(operator)) + " " + operator.symbol() + " " + printRight(operator, right);
        };
    }

    private static String print(Expression operand, int loosest) {
        return precedence(operand) < loosest ? "(" + print(operand) + ")" : print(operand);
    }

    private static String printRight(Operator operator, Expression right) {
        return operator == Operator.POWER && isExponent(right)
                ? print(right)
                : print(right, Precedence.of(operator) + 1);
    }

    private static boolean isExponent(Expression right) {
        return switch (right) {
            case Expression.Constant _, Expression.Read _ -> true;
            case Expression.Not(Expression operand) -> isExponent(operand);
            case Expression.Negative(Expression operand) -> isExponent(operand);
            case Expression.Binary _ -> false;
        };
    }

    private static int precedence(Expression expression) {
        return switch (expression) {
            case Expression.Constant(Value value) ->
                ValuePrinter.isSigned(value) ? Precedence.UNARY : Precedence.PRIMARY;
            case Expression.Read _ -> Precedence.PRIMARY;
            case Expression.Not _, Expression.Negative _ -> Precedence.UNARY;
            case Expression.Binary binary -> Precedence.of(binary.operator());
        };
    }
}
