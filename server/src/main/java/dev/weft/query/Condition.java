package dev.weft.query;

/** One comparison of a field of a span with a constant. */
public record Condition(Field field, Comparison comparison, Literal literal) {}
