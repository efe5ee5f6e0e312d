package dev.weft.query.evaluate.metrics;

import dev.weft.query.evaluate.SampleSum;
import org.jspecify.annotations.Nullable;

/** The sum or the average of each sample's numbers. */
final class SampleSums implements SampleColumn {

    private final boolean average;
    private final @Nullable SampleSum[] sums;
    private final SampleTallies counts;
    private long bytesOfSums;

    SampleSums(int samples, boolean average) {
        this.average = average;
        this.sums = new SampleSum[samples];
        this.counts = new SampleTallies(samples);
    }

    @Override
    public void add(int sample, SamplePart part) {
        if (!(part instanceof SamplePart.Moments moments)) {
            throw unfit(part);
        }
        SampleSum sum = sum(sample);
        bytesOfSums -= sum.bytes();
        sum.add(moments.sum());
        if (moments.rest() != 0) {
            sum.add(moments.rest());
        }
        bytesOfSums += sum.bytes();
        counts.add(sample, moments.count());
    }

    @Override
    public void merge(SampleAccumulator other) {
        if (!(other instanceof SampleSums more) || more.average != average) {
            throw unfit(other);
        }
        for (int i = 0; i < sums.length; i++) {
            SampleSum added = more.sums[i];
            if (added != null) {
                SampleSum sum = sum(i);
                bytesOfSums -= sum.bytes();
                sum.add(added);
                bytesOfSums += sum.bytes();
            }
        }
        counts.merge(more.counts);
    }

    @Override
    public double[] samples(double unit) {
        double[] samples = new double[sums.length];
        for (int i = 0; i < samples.length; i++) {
            SampleSum sum = sums[i];
            samples[i] = sum == null ? Double.NaN : (average ? sum.average(counts.sum(i)) : sum.value()) / unit;
        }
        return samples;
    }

    @Override
    public long bytes() {
        return bytesOfSums + (long) Integer.BYTES * sums.length + counts.bytes();
    }

    private SampleSum sum(int sample) {
        SampleSum sum = sums[sample];
        if (sum == null) {
            sum = new SampleSum();
            sums[sample] = sum;
            bytesOfSums += sum.bytes();
        }
        return sum;
    }
}
