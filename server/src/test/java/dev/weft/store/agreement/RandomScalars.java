package dev.weft.store.agreement;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Operator;
import dev.weft.query.Scalar;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import java.util.Arrays;
import java.util.List;

/** Scalar filters, many of which keep a spanset that holds a given span. */
final class RandomScalars {

    private static final List<Scalar.Function> FUNCTIONS = List.of(Scalar.Function.values());
    private static final List<Operator> ARITHMETIC =
            Arrays.stream(Operator.values()).filter(Operator::isArithmetic).toList();
    private static final Scalar COUNT = new Scalar.Aggregate(Scalar.Function.COUNT, null);

    private final Choice choice;
    private final TraceSet set;
    private final RandomConditions conditions;

    RandomScalars(Choice choice, TraceSet set, RandomConditions conditions) {
        this.choice = choice;
        this.set = set;
        this.conditions = conditions;
    }

    Stage.Keep keep(Span span) {
        Scalar.Function function = choice.of(FUNCTIONS);
        if (function == Scalar.Function.COUNT) {
            return kept(COUNT, new Value.Int(1), new Value.Int(9), new Value.Int(0));
        }
        Expression over = conditions.number(span);
        Scalar aggregate = new Scalar.Aggregate(function, over);
        return switch (set.value(over, span)) {
            case SpanValue.Int(long number) ->
                kept(aggregate, new Value.Int(number), new Value.Int(Long.MAX_VALUE), new Value.Int(Long.MIN_VALUE));
            case SpanValue.Duration(long nanos) ->
                kept(
                        aggregate,
                        new Value.Duration(nanos),
                        new Value.Duration(Long.MAX_VALUE),
                        new Value.Duration(Long.MIN_VALUE));
            case SpanValue.Real(double number)
            when Double.isFinite(number) ->
                kept(aggregate, new Value.Real(number), new Value.Real(1e300), new Value.Real(-1e300));
            default -> kept(COUNT, new Value.Int(1), new Value.Int(9), new Value.Int(0));
        };
    }

    /** Returns the filter; arithmetic that changes nothing, or not much, stands on one of its sides now and then. */
    private Stage.Keep kept(Scalar aggregate, Value equal, Value above, Value below) {
        Operator operator = choice.of(RandomComparisons.BY_ORDER);
        Value constant = switch (operator) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> equal;
            case GREATER -> below;
            default -> above;
        };
        Scalar right = new Scalar.Constant(constant);
        return switch (choice.below(6)) {
            case 0 -> new Stage.Keep(withArithmetic(aggregate), operator, right);
            case 1 -> new Stage.Keep(aggregate, operator, withArithmetic(right));
            case 2 -> new Stage.Keep(aggregate, operator, withArithmetic(choice.oneIn(2) ? aggregate : COUNT));
            default -> new Stage.Keep(aggregate, operator, right);
        };
    }

    private Scalar withArithmetic(Scalar scalar) {
        Operator operator = choice.of(ARITHMETIC);
        Scalar other = choice.oneIn(3)
                ? COUNT
                : new Scalar.Constant(
                        switch (operator) {
                            case PLUS, MINUS -> new Value.Int(0);
                            case MODULO -> new Value.Int(1_000);
                            default -> new Value.Real(1);
                        });
        return new Scalar.Arithmetic(scalar, operator, other);
    }
}
