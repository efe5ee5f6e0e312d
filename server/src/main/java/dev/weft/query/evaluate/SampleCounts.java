package dev.weft.query.evaluate;

import java.util.Arrays;

/** Counts of spans; 0 where there are none. */
final class SampleCounts implements SampleColumn {

    private final long[] counts;

    SampleCounts(int samples) {
        this.counts = new long[samples];
    }

    @Override
    public void add(int sample, SamplePart part) {
        if (!(part instanceof SamplePart.Count(long spans))) {
            throw unfit(part);
        }
        counts[sample] += spans;
    }

    @Override
    public void merge(SampleAccumulator other) {
        if (!(other instanceof SampleCounts more)) {
            throw unfit(other);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more.counts[i];
        }
    }

    @Override
    public double[] samples(double unit) {
        return Arrays.stream(counts).mapToDouble(count -> count / unit).toArray();
    }

    @Override
    public long bytes() {
        return (long) Long.BYTES * counts.length;
    }

    /** Returns an accumulator for as many samples, without any counts. */
    SampleCounts empty() {
        return new SampleCounts(counts.length);
    }

    /** Returns the count over all samples. */
    long total() {
        return Arrays.stream(counts).sum();
    }
}
