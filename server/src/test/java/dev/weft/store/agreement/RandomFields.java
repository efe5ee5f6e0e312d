package dev.weft.store.agreement;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import java.util.List;

/** Fields, mostly such as a given span has. */
final class RandomFields {

    private static final List<Field.Scope> SCOPES = List.of(Field.Scope.values());
    private static final List<Field.Intrinsic> INTRINSICS = List.of(Field.Intrinsic.values());
    private static final int TRIES = 6;

    private final Choice choice;
    private final TraceSet set;

    RandomFields(Choice choice, TraceSet set) {
        this.choice = choice;
        this.set = set;
    }

    Field of(Span span) {
        if (choice.oneIn(10)) {
            Span parent = set.parent(span);
            return new Field.OfParent(own(parent == null ? span : parent));
        }
        return own(span);
    }

    private Field own(Span span) {
        return choice.oneIn(2) ? choice.of(INTRINSICS) : attribute(span);
    }

    Field.Attribute attribute(Span span) {
        Field.Scope scope = choice.of(SCOPES);
        List<Attribute> there = TraceSet.attributes(scope, span);
        return new Field.Attribute(
                scope,
                there.isEmpty() || choice.oneIn(20)
                        ? "unknown"
                        : choice.<Attribute>of(there).key());
    }

    /** Returns a field that is a number or a duration on the span, if luck finds one. */
    Field number(Span span) {
        for (int i = 0; i < TRIES; i++) {
            Field field = of(span);
            if (isNumber(set.value(new Expression.Read(field), span)) && !isTextByItsName(field)) {
                return field;
            }
        }
        return Field.Intrinsic.DURATION;
    }

    /** Returns whether the language takes it for a text, which it need not be on every span: nobody keeps service names from being numbers. */
    static boolean isTextByItsName(Field field) {
        return switch (field) {
            case Field.Attribute _ -> false;
            case Field.OfParent(Field inner) -> isTextByItsName(inner);
            case Field.Intrinsic intrinsic -> intrinsic == Field.Intrinsic.ROOT_SERVICE;
        };
    }

    private static boolean isNumber(SpanValue value) {
        return value instanceof SpanValue.Int || value instanceof SpanValue.Real || value instanceof SpanValue.Duration;
    }
}
