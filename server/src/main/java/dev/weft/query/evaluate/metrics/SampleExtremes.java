package dev.weft.query.evaluate.metrics;

import java.util.Arrays;

/** The least or the greatest number of each sample. */
final class SampleExtremes implements SampleColumn {

    private final boolean greatest;
    private final double[] extremes;

    SampleExtremes(int samples, boolean greatest) {
        this.greatest = greatest;
        this.extremes = new double[samples];
        Arrays.fill(extremes, Double.NaN);
    }

    @Override
    public void add(int sample, SamplePart part) {
        if (!(part instanceof SamplePart.Moments moments)) {
            throw unfit(part);
        }
        add(sample, greatest ? moments.max() : moments.min());
    }

    @Override
    public void merge(SampleAccumulator other) {
        if (!(other instanceof SampleExtremes more) || more.greatest != greatest) {
            throw unfit(other);
        }
        for (int i = 0; i < extremes.length; i++) {
            if (!Double.isNaN(more.extremes[i])) {
                add(i, more.extremes[i]);
            }
        }
    }

    @Override
    public double[] samples(double unit) {
        return Arrays.stream(extremes).map(extreme -> extreme / unit).toArray();
    }

    @Override
    public long bytes() {
        return (long) Double.BYTES * extremes.length;
    }

    private void add(int sample, double number) {
        double known = extremes[sample];
        extremes[sample] = Double.isNaN(known) ? number : greatest ? Math.max(known, number) : Math.min(known, number);
    }
}
