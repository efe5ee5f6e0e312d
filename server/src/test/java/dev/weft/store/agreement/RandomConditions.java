package dev.weft.store.agreement;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import java.util.Arrays;
import java.util.List;

/** Expressions about a given span: conditions that mostly hold of it, numbers that it has, values to group it by. */
final class RandomConditions {

    private static final List<Operator> EQUALITY = List.of(Operator.EQUAL, Operator.NOT_EQUAL);
    private static final List<Operator> ARITHMETIC =
            Arrays.stream(Operator.values()).filter(Operator::isArithmetic).toList();

    private static final int TRIES = 5;

    private final Choice choice;
    private final TraceSet set;
    private final RandomFields fields;
    private final RandomComparisons comparisons;

    RandomConditions(Choice choice, TraceSet set) {
        this.choice = choice;
        this.set = set;
        this.fields = new RandomFields(choice, set);
        this.comparisons = new RandomComparisons(choice);
    }

    RandomFields fields() {
        return fields;
    }

    Expression about(Span span) {
        return condition(span, choice.below(3));
    }

    private Expression condition(Span span, int depth) {
        if (depth == 0) {
            return comparison(span);
        }
        Expression first = condition(span, depth - 1);
        return switch (choice.below(10)) {
            case 0 -> new Expression.Not(condition(choice.of(set.spans()), depth - 1));
            case 1 -> RandomComparisons.compare(first, Operator.EQUAL, new Value.Bool(true));
            case 2 -> new Expression.Binary(first, Operator.OR, condition(choice.of(set.spans()), depth - 1));
            case 3, 4 -> new Expression.Binary(condition(choice.of(set.spans()), depth - 1), Operator.OR, first);
            default -> new Expression.Binary(first, Operator.AND, condition(span, depth - 1));
        };
    }

    /** Returns a comparison that holds of the span, if luck finds one; now and then any. */
    private Expression comparison(Span span) {
        Expression comparison = anyComparison(span);
        for (int i = 0; i < TRIES && !set.holds(comparison, span) && !choice.oneIn(8); i++) {
            comparison = anyComparison(span);
        }
        return comparison;
    }

    private Expression anyComparison(Span span) {
        return switch (choice.below(16)) {
            case 0 -> new Expression.Constant(new Value.Bool(!choice.oneIn(10)));
            case 1, 2 -> holding(arithmetic(span), span);
            case 3 -> ofTwoFields(span);
            case 4 -> RandomComparisons.nil(new Expression.Read(fields.of(span)), false);
            case 5 -> new Expression.Read(fields.attribute(span));
            default -> holding(new Expression.Read(fields.of(span)), span);
        };
    }

    private Expression holding(Expression left, Span span) {
        SpanValue value = set.value(left, span);
        boolean isOfAnotherType = left instanceof Expression.Read(Field field)
                && RandomFields.isTextByItsName(field)
                && !(value instanceof SpanValue.Text);
        return isOfAnotherType ? RandomComparisons.nil(left, false) : comparisons.holding(left, value);
    }

    private Expression ofTwoFields(Span span) {
        Expression left = new Expression.Read(fields.attribute(span));
        Field other = fields.of(span);
        return new Expression.Binary(
                left, choice.of(isOrdered(other) ? RandomComparisons.BY_ORDER : EQUALITY), new Expression.Read(other));
    }

    private static boolean isOrdered(Field field) {
        return switch (field) {
            case Field.Attribute _ -> true;
            case Field.OfParent(Field inner) -> isOrdered(inner);
            case Field.Intrinsic intrinsic ->
                intrinsic != Field.Intrinsic.KIND
                        && intrinsic != Field.Intrinsic.STATUS
                        && intrinsic != Field.Intrinsic.LINK_DANGLING;
        };
    }

    /** Returns a number that the span has, from a field of it. */
    Expression number(Span span) {
        return choice.oneIn(3) ? arithmetic(span) : new Expression.Read(fields.number(span));
    }

    /** Returns what spans can be grouped by. */
    Expression group(Span span) {
        return switch (choice.below(5)) {
            case 0 -> number(span);
            case 1 -> holding(new Expression.Read(fields.of(span)), span);
            default -> new Expression.Read(fields.of(span));
        };
    }

    private Expression arithmetic(Span span) {
        Expression left = new Expression.Read(fields.number(span));
        Expression right = choice.oneIn(3)
                ? new Expression.Read(fields.number(span))
                : new Expression.Constant(choice.<Value>of(List.of(
                        new Value.Int(2), new Value.Int(-3), new Value.Real(0.5), new Value.Duration(1_000_000))));
        Expression both = new Expression.Binary(left, choice.of(ARITHMETIC), right);
        return choice.oneIn(4) ? new Expression.Negative(both) : both;
    }
}
