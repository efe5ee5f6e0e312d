package dev.weft.store.contract;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Spanset;
import dev.weft.query.Value;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.SpanField;
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
                condition.comparison().operator(),
                new Expression.Constant(condition.literal()));
    }

    private static Field field(SpanField field) {
        return switch (field) {
            case SpanField.AttributeField(SpanField.Scope scope, String key) ->
                new Field.Attribute(Field.Scope.valueOf(scope.name()), key);
            case SpanField.Intrinsic intrinsic -> Field.Intrinsic.valueOf(intrinsic.name());
        };
    }
}
