package dev.weft.store.contract;

import dev.weft.model.SpanKind;
import dev.weft.query.Expression;
import dev.weft.query.Hints;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Spanset;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.Field;
import dev.weft.query.filter.Literal;
import dev.weft.query.filter.SpanFilter;
import dev.weft.query.text.TraceQl;
import java.util.List;

/** Queries for spans. */
public final class Queries {

    public static final Query.Spansets EVERYTHING = of(SpanFilter.EVERYTHING);

    private Queries() {}

    public static Query.Spansets parse(String text) {
        return (Query.Spansets) TraceQl.parse(text);
    }

    /** Returns the query {@code { condition && … }}. */
    public static Query.Spansets of(SpanFilter filter) {
        return of(filter.conditions().stream()
                .map(Queries::expression)
                .reduce((left, right) -> new Expression.Binary(left, Operator.AND, right))
                .orElse(new Expression.Constant(new Value.Bool(true))));
    }

    static Query.Spansets of(Expression condition) {
        return new Query.Spansets(new Pipeline(List.of(new Spanset.Filter(condition))), Hints.NONE);
    }

    private static Expression expression(Condition condition) {
        return new Expression.Binary(
                new Expression.Read(field(condition.field())),
                operator(condition.comparison()),
                new Expression.Constant(value(condition.literal())));
    }

    private static dev.weft.query.Field field(Field field) {
        return switch (field) {
            case Field.AttributeField(Field.Scope scope, String key) ->
                new dev.weft.query.Field.Attribute(dev.weft.query.Field.Scope.valueOf(scope.name()), key);
            case Field.Intrinsic intrinsic -> dev.weft.query.Field.Intrinsic.valueOf(intrinsic.name());
        };
    }

    private static Operator operator(Comparison comparison) {
        return Operator.valueOf(comparison.name());
    }

    private static Value value(Literal literal) {
        return switch (literal) {
            case Literal.Text(String text) -> new Value.Text(text);
            case Literal.Int(long number) -> new Value.Int(number);
            case Literal.Real(double number) -> new Value.Real(number);
            case Literal.Bool(boolean flag) -> new Value.Bool(flag);
            case Literal.Duration(long nanos) -> new Value.Duration(nanos);
            case Literal.Kind(SpanKind kind) -> new Value.Kind(kind);
            case Literal.StatusCode(int code) -> new Value.StatusCode(code);
        };
    }
}
