package dev.weft.query.filter;

import dev.weft.query.Operator;
import org.jspecify.annotations.Nullable;

/** The operators of the language that a condition may have: comparisons by order, which columns decide. */
public enum Comparison {
    EQUAL(Operator.EQUAL),
    NOT_EQUAL(Operator.NOT_EQUAL),
    LESS(Operator.LESS),
    LESS_OR_EQUAL(Operator.LESS_OR_EQUAL),
    GREATER(Operator.GREATER),
    GREATER_OR_EQUAL(Operator.GREATER_OR_EQUAL);

    private final Operator operator;

    Comparison(Operator operator) {
        this.operator = operator;
    }

    /** Returns the comparison by this operator, null when a condition cannot have it. */
    static @Nullable Comparison by(Operator operator) {
        for (Comparison comparison : values()) {
            if (comparison.operator == operator) {
                return comparison;
            }
        }
        return null;
    }

    public Operator operator() {
        return operator;
    }

    public String symbol() {
        return operator.symbol();
    }

    boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL;
    }

    /** Returns the comparison that says the same with its sides changed. */
    Comparison turned() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }

    /** Returns whether the comparison holds for two values that compare as {@code order} (negative, zero, positive). */
    public boolean holds(int order) {
        return operator.holds(order);
    }
}
