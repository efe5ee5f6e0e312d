package dev.weft.query;

/** An expression that yields spans of a trace. */
public sealed interface Spanset extends Stage {

    /** {@code { }}, which every span passes. */
    Filter EVERYTHING = new Filter(new Expression.Constant(new Value.Bool(true)));

    /** {@code { condition }}; an empty one has the condition {@code true}. */
    record Filter(Expression condition) implements Spanset {}

    record Combined(Spanset left, SpansetOperator operator, Spanset right) implements Spanset {}

    /** {@code ( … | … )}: the spans of all sets that a pipeline yields. */
    record Nested(Pipeline pipeline) implements Spanset {
        public Nested {
            if (pipeline.stages().size() == 1 && pipeline.stages().getFirst() instanceof Spanset) {
                throw new IllegalArgumentException("a nested pipeline of one spanset (expected: that spanset itself)");
            }
        }
    }
}
