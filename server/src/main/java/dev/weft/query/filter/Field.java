package dev.weft.query.filter;

/** What a condition looks at: an intrinsic of the span or an attribute in a scope. */
public sealed interface Field {

    /** Facts that every span has. */
    enum Intrinsic implements Field {
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

    record AttributeField(Scope scope, String key) implements Field {}
}
