package dev.weft.query;

/** A typed query, as {@code dev.weft.query.text} reads it: its types fit, its meaning is what the evaluator gives it. */
public sealed interface Query {

    Hints hints();

    /** Asks for spans, in sets. */
    record Spansets(Pipeline pipeline, Hints hints) implements Query {}

    /** Asks for time series. */
    record Metrics(Series series, Hints hints) implements Query {}
}
