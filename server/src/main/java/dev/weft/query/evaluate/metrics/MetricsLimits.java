package dev.weft.query.evaluate.metrics;

/**
 * What a metrics query may hold in memory.
 *
 * @param series how many columns of samples each function of the query may hold: one for each series, in quantiles and
 *     histograms one for each power of two of each group, in {@code compare} one for each value of each attribute; at least 1
 * @param exemplars how many exemplars a series has when the query does not say, 0 to {@link #MAX_EXEMPLARS}
 * @param bytes memory for the samples and exemplars of all functions of the query together, at least 1; an estimate
 */
public record MetricsLimits(int series, int exemplars, long bytes) {

    /** How many exemplars a query may ask for, of each series. */
    public static final int MAX_EXEMPLARS = 100;

    /** Memory of a query, unless another limit is wanted: about a million samples of a count, a third of that of averages. */
    public static final long DEFAULT_BYTES = 64L << 20;

    public MetricsLimits(int series, int exemplars) {
        this(series, exemplars, DEFAULT_BYTES);
    }

    public MetricsLimits {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes of samples: " + bytes + " (expected: 1 or more)");
        }
        if (series < 1) {
            throw new IllegalArgumentException("limit of series: " + series + " (expected: 1 or more)");
        }
        if (exemplars < 0 || exemplars > MAX_EXEMPLARS) {
            throw new IllegalArgumentException("exemplars: " + exemplars + " (expected: 0 to " + MAX_EXEMPLARS + ")");
        }
    }
}
