package dev.weft.query.evaluate;

/** A metrics query divides its spans into more series than may be held in memory. The message names the limit and what to do. */
public final class SeriesLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int limit;

    public SeriesLimitException(int limit) {
        super("more than " + limit
                + " series (group by fewer fields or by fields with fewer values, or filter more narrowly; "
                + "quantile_over_time and histogram_over_time need a series for each power of two among the values of a group, "
                + "compare one for each value of each attribute)");
        this.limit = limit;
    }

    public int limit() {
        return limit;
    }
}
