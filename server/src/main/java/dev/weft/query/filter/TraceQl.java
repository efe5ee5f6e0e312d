package dev.weft.query.filter;

import dev.weft.query.InvalidQueryException;

/**
 * The query language as text, in its first piece: one {@code { … }} of comparisons joined by {@code &&}, over
 * {@code name}, {@code kind}, {@code status}, {@code duration} (also as {@code span:name} and so on) and attributes
 * {@code span.key}, {@code resource.key} and {@code .key}. Semantics are TraceQL's
 * (Grafana Tempo documentation, "TraceQL query language"); {@link FilterEvaluator} defines them.
 */
public final class TraceQl {

    private TraceQl() {}

    /**
     * Reads a query. Empty text and {@code {}} match every span.
     *
     * @throws InvalidQueryException when the text is not TraceQL, compares what cannot be compared, or uses a part of
     *     TraceQL that is not supported yet
     */
    public static SpanFilter parse(String text) {
        return FilterTypes.resolve(new Parser(text).query(), text);
    }

    /** Returns text that {@link #parse} reads as an equal filter. */
    public static String print(SpanFilter filter) {
        return FilterPrinter.print(filter);
    }
}
