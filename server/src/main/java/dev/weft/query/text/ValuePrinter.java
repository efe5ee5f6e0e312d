package dev.weft.query.text;

import dev.weft.model.Status;
import dev.weft.query.Value;

/** Prints constants. */
final class ValuePrinter {

    private ValuePrinter() {}

    static String print(Value value) {
        return switch (value) {
            case Value.Nil _ -> "nil";
            case Value.Bool(boolean flag) -> Boolean.toString(flag);
            case Value.Int(long number) -> Long.toString(number);
            case Value.Real(double number) -> Double.toString(number);
            case Value.Text(String text) -> StringEscapes.quote(text);
            case Value.Duration(long nanos) -> NumberConstants.print(nanos);
            case Value.Kind(var kind) -> kind.word();
            case Value.StatusCode(int code) -> Status.word(code);
        };
    }

    /** Returns whether the constant is printed with a sign, which binds as one. */
    static boolean isSigned(Value value) {
        return print(value).startsWith("-");
    }
}
