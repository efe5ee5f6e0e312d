package dev.weft.query.evaluate.metrics;

/** An accumulator whose group yields one series. */
sealed interface SampleColumn extends SampleAccumulator permits SampleCounts, SampleExtremes, SampleSums {

    /** Returns the samples, each divided by the unit; NaN where there is none. */
    double[] samples(double unit);

    @Override
    default int columns() {
        return 1;
    }
}
