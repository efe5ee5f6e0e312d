package dev.weft.store.agreement;

import com.google.re2j.Pattern;
import dev.weft.model.Resource;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import java.util.List;

/** Comparisons of an expression with a constant, most of which hold where the expression has a given value. */
final class RandomComparisons {

    static final List<Operator> BY_ORDER = List.of(
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL);

    private static final Field SERVICE_NAME = new Field.Attribute(Field.Scope.RESOURCE, Resource.SERVICE_NAME);

    /** Constants that equal a value, lie above and below it. */
    private record Around(Value equal, Value above, Value below) {}

    private final Choice choice;

    RandomComparisons(Choice choice) {
        this.choice = choice;
    }

    Expression holding(Expression left, SpanValue value) {
        return switch (value) {
            case SpanValue.Array(List<SpanValue> elements) -> holding(left, choice.<SpanValue>of(elements));
            case SpanValue.Text(String text) -> choice.oneIn(3) ? regex(left, text) : ordered(left, around(text));
            case SpanValue.Int(long number) ->
                ordered(
                        left,
                        new Around(new Value.Int(number), new Value.Int(above(number)), new Value.Int(below(number))));
            case SpanValue.Duration(long nanos) ->
                ordered(
                        left,
                        new Around(
                                new Value.Duration(nanos),
                                new Value.Duration(above(nanos)),
                                new Value.Duration(below(nanos))));
            case SpanValue.Real(double number)
            when Double.isFinite(number) ->
                ordered(
                        left,
                        new Around(
                                new Value.Real(number),
                                new Value.Real(Math.nextUp(number)),
                                new Value.Real(Math.nextDown(number))));
            case SpanValue.Real _ -> compare(left, Operator.NOT_EQUAL, new Value.Real(0.5));
            case SpanValue.Bool(boolean flag) -> truth(left, flag);
            case SpanValue.Kind(SpanKind kind)
            when kind.number() >= 0 && kind.number() <= SpanKind.CONSUMER.number() ->
                equality(left, new Value.Kind(kind), new Value.Kind(new SpanKind(choice.below(6))));
            case SpanValue.StatusCode(int code)
            when code >= Status.CODE_UNSET && code <= Status.CODE_ERROR ->
                equality(left, new Value.StatusCode(code), new Value.StatusCode(choice.below(3)));
            case SpanValue.Missing _ -> nil(left, !isAlwaysThere(left));
            case SpanValue.Kind _, SpanValue.StatusCode _, SpanValue.Incomparable _ -> nil(left, false);
        };
    }

    /** Returns {@code left = nil}, or {@code left != nil}. */
    static Expression nil(Expression left, boolean missing) {
        return compare(left, missing ? Operator.EQUAL : Operator.NOT_EQUAL, new Value.Nil());
    }

    /** Returns whether the language refuses to ask if it is missing. */
    static boolean isAlwaysThere(Expression left) {
        return left instanceof Expression.Read(Field field)
                && (field instanceof Field.Intrinsic || field.equals(SERVICE_NAME));
    }

    private Expression ordered(Expression left, Around around) {
        Operator operator = choice.of(BY_ORDER);
        Value constant = choice.oneIn(10)
                ? choice.of(List.of(around.equal(), around.above(), around.below()))
                : switch (operator) {
                    case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> around.equal();
                    case GREATER -> around.below();
                    default -> around.above();
                };
        return choice.oneIn(8)
                ? new Expression.Binary(new Expression.Constant(constant), mirrored(operator), left)
                : compare(left, operator, constant);
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    private Expression equality(Expression left, Value same, Value any) {
        return choice.oneIn(3) ? compare(left, Operator.NOT_EQUAL, any) : compare(left, Operator.EQUAL, same);
    }

    private Expression truth(Expression left, boolean flag) {
        return switch (choice.below(4)) {
            case 0 -> flag ? left : new Expression.Not(left);
            case 1 -> compare(left, Operator.NOT_EQUAL, new Value.Bool(!flag));
            case 2 -> new Expression.Not(compare(left, Operator.EQUAL, new Value.Bool(!flag)));
            default -> compare(left, Operator.EQUAL, new Value.Bool(flag));
        };
    }

    private Expression regex(Expression left, String text) {
        if (choice.oneIn(3)) {
            return compare(left, Operator.DOES_NOT_MATCH, new Value.Text(Pattern.quote(text) + "."));
        }
        int codePoints = text.codePointCount(0, text.length());
        String start = text.substring(0, text.offsetByCodePoints(0, choice.below(codePoints + 1)));
        String regex = choice.of(List.of(
                ".*",
                Pattern.quote(text),
                Pattern.quote(start) + ".*",
                "(?i)" + Pattern.quote(text),
                "nothing|" + Pattern.quote(text),
                ".{" + codePoints + "}",
                "[^\\n]*"));
        return compare(left, Operator.MATCHES, new Value.Text(regex));
    }

    private static Around around(String text) {
        return new Around(
                new Value.Text(text),
                new Value.Text(text + "a"),
                new Value.Text(text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(text.length(), -1))));
    }

    private static long above(long number) {
        return number == Long.MAX_VALUE ? number : number + 1;
    }

    private static long below(long number) {
        return number == Long.MIN_VALUE ? number : number - 1;
    }

    static Expression compare(Expression left, Operator operator, Value constant) {
        return new Expression.Binary(left, operator, new Expression.Constant(constant));
    }
}
