package dev.weft.query.evaluate.metrics;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts of numbers between powers of two, of each sample. */
final class SampleBuckets implements SampleAccumulator {

    /** Of a bucket beside its counts. */
    private static final long BUCKET_BYTES = 80;

    private final int samples;
    private final NavigableMap<Integer, SampleTallies> countsByExponent = new TreeMap<>();
    private long bytes;

    SampleBuckets(int samples) {
        this.samples = samples;
    }

    @Override
    public void add(int sample, SamplePart part) {
        if (!(part instanceof SamplePart.Bucket(int exponent, double spans))) {
            throw unfit(part);
        }
        SampleTallies counts = counts(exponent);
        bytes -= counts.bytes();
        counts.add(sample, spans);
        bytes += counts.bytes();
    }

    @Override
    public void merge(SampleAccumulator other) {
        if (!(other instanceof SampleBuckets more)) {
            throw unfit(other);
        }
        more.countsByExponent.forEach((exponent, added) -> {
            SampleTallies counts = counts(exponent);
            bytes -= counts.bytes();
            counts.merge(added);
            bytes += counts.bytes();
        });
    }

    @Override
    public int columns() {
        return countsByExponent.size();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** Returns the counts of each bucket, by its exponent, least first. */
    NavigableMap<Integer, double[]> histogram() {
        NavigableMap<Integer, double[]> histogram = new TreeMap<>();
        countsByExponent.forEach((exponent, counts) -> histogram.put(exponent, counts.sums(1)));
        return histogram;
    }

    /**
     * Estimates a quantile from the buckets. Its rank is the least whole number that is at least {@code quantile} times the
     * count, at least 1, and at most the count where that is no whole number. When the rank is the last one of a bucket, the answer is the bucket's upper bound. Otherwise it lies
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
        double all = 0;
        for (SampleTallies counts : countsByExponent.values()) {
            all += counts.sum(sample);
        }
        double rank = Math.min(all, Math.max(1, Math.ceil(quantile * all)));
        double passed = 0;
        double lowerExponent = Double.NaN;
        for (Map.Entry<Integer, SampleTallies> bucket : countsByExponent.entrySet()) {
            double here = bucket.getValue().sum(sample);
            int exponent = bucket.getKey();
            if (here > 0 && passed + here >= rank) {
                double from = Double.isNaN(lowerExponent) ? exponent - 1 : lowerExponent;
                return passed + here == rank
                        ? Math.scalb(1.0, exponent)
                        : Math.pow(2, from + (exponent - from) * (rank - passed) / here);
            }
            if (here > 0) {
                lowerExponent = exponent;
                passed += here;
            }
        }
        return 0;
    }

    private SampleTallies counts(int exponent) {
        return countsByExponent.computeIfAbsent(exponent, _ -> {
            SampleTallies counts = new SampleTallies(samples);
            bytes += BUCKET_BYTES + counts.bytes();
            return counts;
        });
    }
}
