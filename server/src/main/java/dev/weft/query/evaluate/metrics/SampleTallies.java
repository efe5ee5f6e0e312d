package dev.weft.query.evaluate.metrics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sum of positive numbers for each sample, with twice the digits of a double: whole numbers add up exactly, and of others neither the
 * order nor the division of the additions shows.
 */
final class SampleTallies {

    private final double[] sums;

    /** What the sums lack of the true ones; null while that is nothing. */
    private double @Nullable [] rests;

    SampleTallies(int samples) {
        this.sums = new double[samples];
    }

    void add(int sample, double number) {
        add(sample, number, 0);
    }

    void merge(SampleTallies other) {
        double[] more = other.rests;
        for (int i = 0; i < sums.length; i++) {
            add(i, other.sums[i], more == null ? 0 : more[i]);
        }
    }

    private void add(int sample, double number, double rest) {
        double before = sums[sample];
        double sum = before + number;
        double added = sum - before;
        double lost = (before - (sum - added)) + (number - added);
        double[] kept = rests;
        double lacking = lost + rest + (kept == null ? 0 : kept[sample]);
        if (kept == null && lacking != 0) {
            kept = new double[sums.length];
            rests = kept;
        }
        sums[sample] = sum + lacking;
        if (kept != null) {
            kept[sample] = lacking - (sums[sample] - sum);
        }
    }

    double sum(int sample) {
        return sums[sample];
    }

    /** Returns the sums, each divided by the unit. */
    double[] sums(double unit) {
        return Arrays.stream(sums).map(sum -> sum / unit).toArray();
    }

    /** Returns the sum over all samples. */
    double total() {
        return Arrays.stream(sums).sum();
    }

    int samples() {
        return sums.length;
    }

    /** Returns about how many bytes of memory are held. */
    long bytes() {
        return (long) Double.BYTES * sums.length * (rests == null ? 1 : 2);
    }
}
