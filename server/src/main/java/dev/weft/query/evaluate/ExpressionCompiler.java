package dev.weft.query.evaluate;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Value;
import java.util.List;

/** Turns an expression into a reader, once for all spans. */
final class ExpressionCompiler {

    private final Traces traces;
    private final FieldReading fields;
    private final ComparisonCompiler comparisons;

    ExpressionCompiler(Traces traces) {
        this.traces = traces;
        this.fields = new FieldReading(traces);
        this.comparisons = new ComparisonCompiler(traces);
    }

    /** Returns a reader of the expression where nothing around it has chosen an event or a link. */
    SpanReader whole(Expression expression) {
        return isCondition(expression) ? condition(expression) : part(expression);
    }

    static boolean isTrue(SpanValue value) {
        return switch (value) {
            case SpanValue.Bool(boolean truth) -> truth;
            case SpanValue.Array(List<SpanValue> elements) -> elements.stream().anyMatch(ExpressionCompiler::isTrue);
            default -> false;
        };
    }

    /** Returns whether the value is true or false on every span, missing on none. */
    private static boolean isCondition(Expression expression) {
        return switch (expression) {
            case Expression.Binary binary -> !binary.operator().isArithmetic();
            case Expression.Not(Expression operand) -> isCondition(operand);
            case Expression.Constant _, Expression.Read _, Expression.Negative _ -> false;
        };
    }

    /** Returns a reader that is true where the expression is, for some event and some link of the span and of its parent. */
    SpanReader condition(Expression condition) {
        SpanReader reader = part(condition);
        ElementChoices choices = ElementChoices.of(condition);
        if (!choices.any()) {
            return (span, trace, _) -> reader.read(span, trace, Elements.NONE);
        }
        return new OncePerSpan((span, trace, _) -> SpanValue.of(choices.anyHolds(span, trace, elements -> {
            traces.check();
            return isTrue(reader.read(span, trace, elements));
        })));
    }

    private SpanReader part(Expression expression) {
        return switch (expression) {
            case Expression.Constant(Value constant) -> {
                SpanValue value = SpanValue.of(constant);
                yield (_, _, _) -> value;
            }
            case Expression.Read(Field field) -> fields.of(field);
            case Expression.Not(Expression operand) -> {
                SpanReader reader = whole(operand);
                yield isCondition(operand)
                        ? (span, trace, _) -> SpanValue.of(!isTrue(reader.read(span, trace, Elements.NONE)))
                        : (span, trace, elements) -> not(reader.read(span, trace, elements));
            }
            case Expression.Negative(Expression operand) -> {
                SpanReader reader = part(operand);
                yield (span, trace, elements) -> Numbers.negative(reader.read(span, trace, elements));
            }
            case Expression.Binary(Expression left, Operator operator, Expression right) ->
                binary(left, operator, right);
        };
    }

    /** {@code !} of an attribute holds where it is false, not where it is missing. */
    private static SpanValue not(SpanValue operand) {
        return switch (operand) {
            case SpanValue.Bool(boolean truth) -> SpanValue.of(!truth);
            case SpanValue.Array(List<SpanValue> elements) ->
                new SpanValue.Array(
                        elements.stream().map(ExpressionCompiler::not).toList());
            case SpanValue.Missing _ -> SpanValue.MISSING;
            default -> SpanValue.INCOMPARABLE;
        };
    }

    private SpanReader binary(Expression left, Operator operator, Expression right) {
        if (operator.isLogical()) {
            SpanReader first = part(left);
            SpanReader second = part(right);
            boolean decided = operator == Operator.OR;
            return (span, trace, elements) -> SpanValue.of(
                    isTrue(first.read(span, trace, elements)) == decided
                            ? decided
                            : isTrue(second.read(span, trace, elements)));
        }
        SpanReader first = whole(left);
        SpanReader second = whole(right);
        return operator.isArithmetic()
                ? (span, trace, elements) ->
                        Numbers.combine(first.read(span, trace, elements), operator, second.read(span, trace, elements))
                : comparisons.compile(left, first, operator, right, second);
    }
}
