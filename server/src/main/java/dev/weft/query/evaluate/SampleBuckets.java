package dev.weft.query.evaluate;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts of numbers between powers of two, of each sample. */
final class SampleBuckets implements SampleAccumulator {

    /** Of a bucket beside its counts. */
    private static final long BUCKET_BYTES = 80;

    private final int samples;
    private final NavigableMap<Integer, long[]> countsByExponent = new TreeMap<>();

    SampleBuckets(int samples) {
        this.samples = samples;
    }

    @Override
    public void add(int sample, SamplePart part) {
        if (!(part instanceof SamplePart.Bucket(int exponent, long spans))) {
            throw unfit(part);
        }
        counts(exponent)[sample] += spans;
    }

    @Override
    public void merge(SampleAccumulator other) {
        if (!(other instanceof SampleBuckets more)) {
            throw unfit(other);
        }
        more.countsByExponent.forEach((exponent, added) -> {
            long[] counts = counts(exponent);
            for (int i = 0; i < samples; i++) {
                counts[i] += added[i];
            }
        });
    }

    @Override
    public int columns() {
        return countsByExponent.size();
    }

    @Override
    public long bytes() {
        return countsByExponent.size() * (BUCKET_BYTES + (long) Long.BYTES * samples);
    }

    /** Returns the counts of each bucket, by its exponent, least first. */
    NavigableMap<Integer, double[]> histogram() {
        NavigableMap<Integer, double[]> histogram = new TreeMap<>();
        countsByExponent.forEach((exponent, counts) ->
                histogram.put(exponent, Arrays.stream(counts).asDoubleStream().toArray()));
        return histogram;
    }

    /**
     * Estimates a quantile from the buckets. Its rank is the least whole number that is at least {@code quantile} times the
     * count, and at least 1. When the rank is the last one of a bucket, the answer is the bucket's upper bound. Otherwise it lies
     * between the upper bound of the bucket before it that has numbers in this sample (half of its own when there is none) and
     * its own, as far, on a logarithmic scale, as the rank lies in the bucket.
     *
     * @param quantile 0 to 1
     * @return one estimate for each sample, divided by the unit; 0 where there are no numbers
     */
    double[] quantile(double quantile, double unit) {
        double[] estimates = new double[samples];
        for (int i = 0; i < samples; i++) {
            estimates[i] = quantile(quantile, i) / unit;
        }
        return estimates;
    }

    private double quantile(double quantile, int sample) {
        long all = 0;
        for (long[] counts : countsByExponent.values()) {
            all += counts[sample];
        }
        double rank = Math.max(1, Math.ceil(quantile * all));
        long passed = 0;
        double lowerExponent = Double.NaN;
        for (Map.Entry<Integer, long[]> bucket : countsByExponent.entrySet()) {
            long here = bucket.getValue()[sample];
            int exponent = bucket.getKey();
            if (here > 0 && passed + here >= rank) {
                double from = Double.isNaN(lowerExponent) ? exponent - 1 : lowerExponent;
                double share = (rank - passed) / here;
                return share == 1 ? Math.scalb(1.0, exponent) : Math.pow(2, from + (exponent - from) * share);
            }
            if (here > 0) {
                lowerExponent = exponent;
                passed += here;
            }
        }
        return 0;
    }

    private long[] counts(int exponent) {
        return countsByExponent.computeIfAbsent(exponent, _ -> new long[samples]);
    }
}
