package dev.weft.query.text;

import dev.weft.query.Operator;
import dev.weft.query.Scalar;
import dev.weft.query.Value;

/** Prints numbers of spansets. */
final class ScalarPrinter {

    private ScalarPrinter() {}

    static String print(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Aggregate(Scalar.Function function, var over) ->
                function.word() + "(" + (over == null ? "" : ExpressionPrinter.print(over)) + ")";
            case Scalar.Constant(Value value) -> ValuePrinter.print(value);
            case Scalar.Arithmetic(Scalar left, Operator operator, Scalar right) ->
                print(left, Precedence.of(operator)) + " " + operator.symbol() + " " + printRight(operator, right);
        };
    }

    private static String print(Scalar operand, int loosest) {
        return precedence(operand) < loosest ? "(" + print(operand) + ")" : print(operand);
    }

    private static String printRight(Operator operator, Scalar right) {
        return operator == Operator.POWER && right instanceof Scalar.Constant
                ? print(right)
                : print(right, Precedence.of(operator) + 1);
    }

    private static int precedence(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Aggregate _ -> Precedence.PRIMARY;
            case Scalar.Constant(Value value) -> ValuePrinter.isSigned(value) ? Precedence.UNARY : Precedence.PRIMARY;
            case Scalar.Arithmetic arithmetic -> Precedence.of(arithmetic.operator());
        };
    }
}
