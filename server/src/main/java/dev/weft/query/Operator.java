package dev.weft.query;

/** An operator between two values. */
public enum Operator {
    AND("&&"),
    OR("||"),
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    MATCHES("=~"),
    DOES_NOT_MATCH("!~"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED("/"),
    MODULO("%"),
    POWER("^");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    public boolean isLogical() {
        return this == AND || this == OR;
    }

    public boolean isRegex() {
        return this == MATCHES || this == DOES_NOT_MATCH;
    }

    /** Returns whether this yields a boolean from two values, regular expressions included. */
    public boolean isComparison() {
        return compareTo(EQUAL) >= 0 && compareTo(DOES_NOT_MATCH) <= 0;
    }

    public boolean isArithmetic() {
        return compareTo(PLUS) >= 0;
    }
}
