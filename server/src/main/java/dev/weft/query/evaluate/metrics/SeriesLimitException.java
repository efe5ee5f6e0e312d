package dev.weft.query.evaluate.metrics;

/** A metrics query makes more series, or more samples of them, than may be held in memory. The message names the limit and what to do. */
public final class SeriesLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SeriesLimitException(String message) {
        super(message);
    }

    static SeriesLimitException ofSeries(int limit) {
        return new SeriesLimitException("more than " + limit
                + " series (group by fewer fields or by fields with fewer values, or filter more narrowly; "
                + "quantile_over_time and histogram_over_time need a series for each power of two among the values of a group, "
                + "compare one for each value of each attribute)");
    }

    static SeriesLimitException ofMemory(long bytes) {
        return new SeriesLimitException("samples and exemplars of all series together take more than " + bytes
                + " bytes (ask for a longer step or a shorter range, which make fewer samples, for fewer series, functions or"
                + " exemplars, or filter more narrowly)");
    }
}
