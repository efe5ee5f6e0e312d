package dev.weft.query.evaluate.metrics;

import dev.weft.query.MetricsFunction;

/** What one group of spans has gathered for a function, sample by sample. */
sealed interface SampleAccumulator permits SampleColumn, SampleBuckets {

    /** @throws IllegalArgumentException when the function needs another kind of part */
    void add(int sample, SamplePart part);

    /** Adds all that another accumulator of the same function and grid has gathered. */
    void merge(SampleAccumulator other);

    /** Returns how many numbers for each sample are held in memory. */
    int columns();

    /** Returns about how many bytes of memory are held. */
    long bytes();

    /** Returns an empty accumulator. */
    static SampleAccumulator of(MetricsFunction function, int samples) {
        return switch (function) {
            case MetricsFunction.Rate _, MetricsFunction.CountOverTime _, MetricsFunction.Compare _ ->
                new SampleCounts(samples);
            case MetricsFunction.OverTime over ->
                switch (over.kind()) {
                    case MIN -> new SampleExtremes(samples, false);
                    case MAX -> new SampleExtremes(samples, true);
                    case SUM -> new SampleSums(samples, false);
                    case AVG -> new SampleSums(samples, true);
                };
            case MetricsFunction.QuantileOverTime _, MetricsFunction.HistogramOverTime _ -> new SampleBuckets(samples);
        };
    }

    /** Returns what to throw for a part or an accumulator of another function. */
    default IllegalArgumentException unfit(Object given) {
        return new IllegalArgumentException(given.getClass().getSimpleName() + " added to "
                + getClass().getSimpleName() + " (expected: of one function)");
    }
}
