package dev.weft.query.filter;

import dev.weft.model.Status;
import java.util.stream.Collectors;

/** Prints a filter as TraceQL. */
final class FilterPrinter {

    private FilterPrinter() {}

    static String print(SpanFilter filter) {
        return filter.conditions().isEmpty()
                ? "{ }"
                : filter.conditions().stream()
                        .map(condition -> print(condition.field()) + " "
                                + condition.comparison().symbol() + " " + print(condition.literal()))
                        .collect(Collectors.joining(" && ", "{ ", " }"));
    }

    private static String print(Field field) {
        return switch (field) {
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME -> "name";
                    case KIND -> "kind";
                    case STATUS -> "status";
                    case DURATION -> "duration";
                };
            case Field.AttributeField(Field.Scope scope, String key) ->
                switch (scope) {
                            case SPAN -> "span.";
                            case RESOURCE -> "resource.";
                            case ANY -> ".";
                        }
                        + (isPlain(key) ? key : quoteKey(key));
        };
    }

    private static String print(Literal literal) {
        return switch (literal) {
            case Literal.Text(String value) -> StringEscapes.quote(value);
            case Literal.Int(long value) -> Long.toString(value);
            case Literal.Real(double value) -> Double.toString(value);
            case Literal.Bool(boolean value) -> Boolean.toString(value);
            case Literal.Duration(long nanos) -> NumberConstants.print(nanos);
            case Literal.Kind(var kind) -> kind.word();
            case Literal.StatusCode(int code) -> Status.word(code);
        };
    }

    /** Plain keys are a letter first: {@code .5} would be a number. */
    private static boolean isPlain(String key) {
        return !key.isEmpty()
                && Character.isLetter(key.charAt(0))
                && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0);
    }

    private static String quoteKey(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
