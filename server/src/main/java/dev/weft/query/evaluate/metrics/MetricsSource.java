package dev.weft.query.evaluate.metrics;

import dev.weft.query.Series;

/** Where a metrics query finds the spans that it measures. */
@FunctionalInterface
public interface MetricsSource {

    /**
     * Adds every span that the pipeline yields and that starts in {@code into.grid().spans()}, once, itself or as part of sums.
     *
     * @param measured one function of the query
     * @param into empty
     */
    void measure(Series.Measured measured, MetricsAccumulation into);

    /** Returns whether everything was added that was to be measured until now; not where time ran out. */
    default boolean isWhole() {
        return true;
    }
}
