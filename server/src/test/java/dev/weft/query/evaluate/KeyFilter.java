package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Spanset;
import dev.weft.query.Value;

/** Filters on what a {@link RandomGraph} gives to some spans: {@code {span.a = 1}} and {@code {span.b = 1}}. */
enum KeyFilter {
    A("a"),
    B("b");

    private final String key;

    KeyFilter(String key) {
        this.key = key;
    }

    Spanset.Filter filter() {
        return new Spanset.Filter(new Expression.Binary(
                new Expression.Read(new Field.Attribute(Field.Scope.SPAN, key)),
                Operator.EQUAL,
                new Expression.Constant(new Value.Int(1))));
    }

    boolean isMetBy(Span span) {
        return span.attributes().find(key) != null;
    }

    /** @param filter one of these */
    static boolean holds(Spanset.Filter filter, Span span) {
        return (filter.equals(A.filter()) ? A : B).isMetBy(span);
    }
}
