package dev.weft.query.text;

import dev.weft.query.Field;
import dev.weft.query.Value;

/** What an expression yields, as far as its text says. */
enum ValueType {
    /** That of an attribute, which each span may give another type. */
    ANY("an attribute", "a value"),
    TEXT("a string", "a string"),
    INT("an int", "a number or a duration"),
    REAL("a float", "a number or a duration"),
    DURATION("a duration", "a duration such as 100ms or a number of nanoseconds"),
    BOOL("a boolean", "true or false"),
    KIND("a kind", "unspecified, internal, server, client, producer or consumer"),
    STATUS("a status", "unset, ok or error"),
    NIL("no value", "a value");

    private final String label;
    private final String counterpart;

    ValueType(String label, String counterpart) {
        this.label = label;
        this.counterpart = counterpart;
    }

    /** Returns its name, with an article. */
    String label() {
        return label;
    }

    /** Returns in words what it may be compared with. */
    String counterpart() {
        return counterpart;
    }

    boolean isNumber() {
        return this == INT || this == REAL || this == DURATION;
    }

    /** Returns whether greater and less are told apart. */
    boolean isOrdered() {
        return this == ANY || this == TEXT || isNumber();
    }

    boolean isComparableWith(ValueType other) {
        return this == other
                || this == ANY
                || other == ANY
                || this == NIL
                || other == NIL
                || (isNumber() && other.isNumber());
    }

    static ValueType of(Value value) {
        return switch (value) {
            case Value.Nil _ -> NIL;
            case Value.Bool _ -> BOOL;
            case Value.Int _ -> INT;
            case Value.Real _ -> REAL;
            case Value.Text _ -> TEXT;
            case Value.Duration _ -> DURATION;
            case Value.Kind _ -> KIND;
            case Value.StatusCode _ -> STATUS;
        };
    }

    static ValueType of(Field field) {
        return switch (field) {
            case Field.Attribute _ -> ANY;
            case Field.OfParent(Field inner) -> of(inner);
            case Field.Intrinsic intrinsic ->
                switch (intrinsic) {
                    case NAME,
                            STATUS_MESSAGE,
                            SPAN_ID,
                            PARENT_ID,
                            TRACE_ID,
                            ROOT_NAME,
                            ROOT_SERVICE,
                            EVENT_NAME,
                            LINK_TRACE_ID,
                            LINK_SPAN_ID,
                            SCOPE_NAME,
                            SCOPE_VERSION -> TEXT;
                    case KIND -> KIND;
                    case STATUS -> STATUS;
                    case DURATION, TRACE_DURATION, EVENT_TIME_SINCE_START, LINK_WAIT -> DURATION;
                    case CHILD_COUNT,
                            LINK_COUNT,
                            LINKED_BY_COUNT,
                            DROPPED_LINK_COUNT,
                            NESTED_SET_LEFT,
                            NESTED_SET_RIGHT,
                            NESTED_SET_PARENT -> INT;
                    case LINK_DANGLING -> BOOL;
                };
        };
    }
}
