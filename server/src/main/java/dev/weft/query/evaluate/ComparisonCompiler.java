package dev.weft.query.evaluate;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.weft.model.SpanId;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Value;
import java.util.List;

/** Turns comparisons into readers, given those of their sides; what takes long on one span asks whether it is to end. */
final class ComparisonCompiler {

    private static final SpanValue NO_PARENT = new SpanValue.Text(SpanId.INVALID.toString());

    private final Traces traces;

    ComparisonCompiler(Traces traces) {
        this.traces = traces;
    }

    SpanReader compile(Expression left, SpanReader first, Operator operator, Expression right, SpanReader second) {
        if (operator.isRegex()) {
            return match(comparable(left, first), operator == Operator.MATCHES, right);
        }
        if (isNil(left) || isNil(right)) {
            return isNil(left) && isNil(right)
                    ? (_, _, _) -> SpanValue.FALSE
                    : nil(isNil(left) ? second : first, operator == Operator.EQUAL);
        }
        return compare(left, comparable(left, first), operator, right, comparable(right, second));
    }

    /** A root has no parent whose id could be compared, as a span without an attribute has no value of it. */
    private static SpanReader comparable(Expression expression, SpanReader reader) {
        if (!(expression instanceof Expression.Read(Field field)) || !isParentId(field)) {
            return reader;
        }
        return (span, trace, elements) -> {
            SpanValue id = reader.read(span, trace, elements);
            return id.equals(NO_PARENT) ? SpanValue.INCOMPARABLE : id;
        };
    }

    private static boolean isParentId(Field field) {
        return field instanceof Field.OfParent(Field inner) ? isParentId(inner) : field == Field.Intrinsic.PARENT_ID;
    }

    private SpanReader compare(
            Expression left, SpanReader first, Operator operator, Expression right, SpanReader second) {
        SpanValue leftConstant = Constants.fold(left);
        SpanValue rightConstant = Constants.fold(right);
        if (Constants.isAttribute(left) && rightConstant != null) {
            return (span, trace, elements) -> SpanValue.of(
                    Comparisons.holdWithinType(first.read(span, trace, elements), operator, rightConstant));
        }
        if (Constants.isAttribute(right) && leftConstant != null) {
            return (span, trace, elements) -> SpanValue.of(
                    Comparisons.holdWithinType(leftConstant, operator, second.read(span, trace, elements)));
        }
        boolean ordered = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
        SpanValue leftId = ordered ? null : Constants.id(right, leftConstant);
        SpanValue rightId = ordered ? null : Constants.id(left, rightConstant);
        return (span, trace, elements) -> SpanValue.of(Comparisons.hold(
                leftId == null ? first.read(span, trace, elements) : leftId,
                operator,
                rightId == null ? second.read(span, trace, elements) : rightId,
                traces::check));
    }

    /** A regular expression matches the whole of a string, line ends included. */
    private SpanReader match(SpanReader reader, boolean wanted, Expression regex) {
        if (!(Constants.fold(regex) instanceof SpanValue.Text(String text))) {
            throw new IllegalArgumentException(regex + " (expected: a regular expression as a string)");
        }
        Pattern pattern = compile(text);
        return (span, trace, elements) -> SpanValue.of(matches(pattern, wanted, reader.read(span, trace, elements)));
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + regex + "' (expected: a regular expression of RE2)", e);
        }
    }

    private boolean matches(Pattern pattern, boolean wanted, SpanValue value) {
        return switch (value) {
            case SpanValue.Text(String text) ->
                pattern.matcher(new WatchedText(text, traces)).matches() == wanted;
            case SpanValue.Array(List<SpanValue> elements) ->
                elements.stream().anyMatch(element -> matches(pattern, wanted, element));
            default -> false;
        };
    }

    private static boolean isNil(Expression expression) {
        return expression instanceof Expression.Constant(Value value) && value instanceof Value.Nil;
    }

    private static SpanReader nil(SpanReader reader, boolean wanted) {
        return (span, trace, elements) -> SpanValue.of(isNil(reader.read(span, trace, elements), wanted));
    }

    private static boolean isNil(SpanValue value, boolean wanted) {
        return switch (value) {
            case SpanValue.Incomparable _ -> false;
            case SpanValue.Missing _ -> wanted;
            default -> !wanted;
        };
    }
}
