package dev.weft.query.text;

import dev.weft.query.Operator;
import dev.weft.query.SpansetOperator;

/**
 * How tightly operators bind: greater numbers bind tighter, operators of equal numbers bind from left to right. {@code &&}
 * and {@code ||} bind alike, as in Tempo's grammar.
 */
final class Precedence {

    static final int LOGICAL = 1;
    static final int COMPARISON = 2;
    static final int SUM = 3;
    static final int PRODUCT = 4;
    static final int UNARY = 5;
    static final int POWER = 6;
    static final int PRIMARY = 7;

    /** Between spansets, those of structure and links bind tighter than the logical ones. */
    static final int STRUCTURAL = 2;

    private Precedence() {}

    static int of(Operator operator) {
        return switch (operator) {
            case AND, OR -> LOGICAL;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, MATCHES, DOES_NOT_MATCH ->
                COMPARISON;
            case PLUS, MINUS -> SUM;
            case TIMES, DIVIDED, MODULO -> PRODUCT;
            case POWER -> POWER;
        };
    }

    static int of(SpansetOperator operator) {
        return operator.relation().isLogical() ? LOGICAL : STRUCTURAL;
    }
}
