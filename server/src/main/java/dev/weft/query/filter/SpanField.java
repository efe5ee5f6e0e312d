package dev.weft.query.filter;

import dev.weft.query.Field;
import org.jspecify.annotations.Nullable;

/** The fields of the language that a condition may have: those that columns of a span alone decide. */
public sealed interface SpanField {

    /** Facts that every span has. */
    enum Intrinsic implements SpanField {
        NAME,
        KIND,
        STATUS,
        DURATION
    }

    /** Where an attribute is looked for. */
    enum Scope {
        SPAN,
        RESOURCE,
        /** The span first, then the resource: the first of them that has the key decides. */
        ANY
    }

    record AttributeField(Scope scope, String key) implements SpanField {}

    /** Returns the field that is this one of the language, null when a condition cannot have it. */
    static @Nullable SpanField of(Field field) {
        return switch (field) {
            case Field.Attribute(var scope, String key) ->
                switch (scope) {
                    case ANY -> new AttributeField(Scope.ANY, key);
                    case SPAN -> new AttributeField(Scope.SPAN, key);
                    case RESOURCE -> new AttributeField(Scope.RESOURCE, key);
                    case EVENT, LINK, INSTRUMENTATION -> null;
                };
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME -> Intrinsic.NAME;
                    case KIND -> Intrinsic.KIND;
                    case STATUS -> Intrinsic.STATUS;
                    case DURATION -> Intrinsic.DURATION;
                    default -> null;
                };
            case Field.OfParent _ -> null;
        };
    }
}
