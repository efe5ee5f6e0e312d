package dev.weft.query;

/** An expression with a value on each span: between braces, in {@code by( … )} and in aggregates. */
public sealed interface Expression {

    record Constant(Value value) implements Expression {}

    record Read(Field field) implements Expression {}

    /** {@code !operand}, of a boolean. */
    record Not(Expression operand) implements Expression {}

    /** {@code -operand}, of a number or a duration. */
    record Negative(Expression operand) implements Expression {}

    record Binary(Expression left, Operator operator, Expression right) implements Expression {}
}
