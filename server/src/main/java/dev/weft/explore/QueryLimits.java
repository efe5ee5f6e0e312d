package dev.weft.explore;

import java.time.Duration;

/**
 * What a query may cost.
 *
 * @param deadline a query that runs longer is stopped: a search, series, facets, attribute keys and values are answered as far as they came
 * @param maxConcurrent queries that run at the same time, completions and counts over time or by value aside
 * @param maxWait how long a query waits for its turn before it is refused
 * @param maxPageSize rows of one page or list
 * @param maxTraceSpans spans of a trace answered whole, conflicting versions included; traces answered at the same time have no more
 *     together, small ones aside
 * @param maxOutlineSpans rows of an outline; likewise
 * @param maxQueryLength UTF-16 units of a query's text
 * @param maxExportSpans spans of one export
 * @param maxSeries series that a function of a metrics query holds, as {@link dev.weft.query.evaluate.metrics.MetricsLimits} counts them
 */
public record QueryLimits(
        Duration deadline,
        int maxConcurrent,
        Duration maxWait,
        int maxPageSize,
        int maxTraceSpans,
        int maxOutlineSpans,
        int maxQueryLength,
        int maxExportSpans,
        int maxSeries) {

    /** Memory that a span of a whole trace takes, about. */
    static final long TRACE_SPAN_BYTES = 1_000;

    /** Memory that a row of an outline takes, about. */
    static final long OUTLINE_ROW_BYTES = 300;

    public static final QueryLimits DEFAULT = new QueryLimits(
            Duration.ofSeconds(30), 16, Duration.ofSeconds(2), 1_000, 150_000, 300_000, 10_000, 100_000, 10_000);

    public QueryLimits {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("query deadline: " + deadline + " (expected: above 0)");
        }
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("query wait: " + maxWait + " (expected: 0 or more)");
        }
        atLeastOne("concurrent queries", maxConcurrent);
        atLeastOne("page size", maxPageSize);
        atLeastOne("spans of a trace", maxTraceSpans);
        atLeastOne("rows of an outline", maxOutlineSpans);
        atLeastOne("query length", maxQueryLength);
        atLeastOne("spans of an export", maxExportSpans);
        atLeastOne("series", maxSeries);
    }

    /** @throws QueryException when the limit asked for is not within 1 and the largest page */
    void checkPageSize(int limit) {
        if (limit < 1 || limit > maxPageSize) {
            throw new QueryException(
                    QueryException.Kind.INVALID, "limit: " + limit + " (expected: 1 to " + maxPageSize + ")");
        }
    }

    /** @throws QueryException when the text is longer than queries may be */
    void checkQueryLength(String query) {
        if (query.length() > maxQueryLength) {
            throw new QueryException(
                    QueryException.Kind.INVALID,
                    "query: " + query.length() + " characters (expected: at most " + maxQueryLength + ")");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }
}
