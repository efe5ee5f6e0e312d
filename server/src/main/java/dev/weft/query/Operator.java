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

    /** Returns whether this compares values by their order, or by whether they are equal: {@code = != < <= > >=}. */
    public boolean isByOrder() {
        return isComparison() && !isRegex();
    }

    /**
     * Returns whether a comparison by order holds for two values that compare as {@code order} (negative, zero, positive).
     *
     * @throws IllegalArgumentException when this is no such comparison
     */
    public boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case AND, OR, MATCHES, DOES_NOT_MATCH, PLUS, MINUS, TIMES, DIVIDED, MODULO, POWER ->
                throw new IllegalArgumentException(symbol + " (expected: a comparison by order)");
        };
    }

    /** Returns whether a comparison by order holds for two floats, as IEEE 754 has it: NaN is only unequal, and 0.0 equals -0.0. */
    public boolean holds(double left, double right) {
        boolean ordered = !Double.isNaN(left) && !Double.isNaN(right);
        return ordered ? holds(left == right ? 0 : Double.compare(left, right)) : this == NOT_EQUAL;
    }

    public boolean isArithmetic() {
        return compareTo(PLUS) >= 0;
    }

    void requireArithmetic() {
        if (!isArithmetic()) {
            throw new IllegalArgumentException("operator " + symbol + " (expected: + - * / % or ^)");
        }
    }

    void requireByOrder() {
        if (!isByOrder()) {
            throw new IllegalArgumentException("operator " + symbol + " (expected: = != < <= > or >=)");
        }
    }
}
