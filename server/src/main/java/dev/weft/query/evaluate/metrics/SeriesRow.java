package dev.weft.query.evaluate.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A series while it is worked on: one number for each sample of the grid, NaN where there is none. */
final class SeriesRow {

    private static final long POINT_BYTES = 32;

    private final Labels labels;
    private final double[] samples;
    private final List<SeriesExemplar> exemplars;

    SeriesRow(Labels labels, double[] samples, List<SeriesExemplar> exemplars) {
        this.labels = labels;
        this.samples = samples.clone();
        this.exemplars = List.copyOf(exemplars);
    }

    /** Returns about how many bytes of memory a series takes without its labels, counted twice: as it is and as it is becoming. */
    static long bytes(int samples) {
        return 2L * Double.BYTES * samples;
    }

    /** Returns about how many bytes of memory {@link #answer} takes. */
    long answerBytes() {
        return POINT_BYTES
                * Arrays.stream(samples).filter(sample -> !Double.isNaN(sample)).count();
    }

    Labels labels() {
        return labels;
    }

    double sample(int index) {
        return samples[index];
    }

    int size() {
        return samples.length;
    }

    boolean isEmpty() {
        return Arrays.stream(samples).allMatch(Double::isNaN);
    }

    /** Returns this series with the function applied to every sample, and to the exemplars as well. */
    SeriesRow map(DoubleUnaryOperator function) {
        return new SeriesRow(
                labels,
                Arrays.stream(samples).map(function).toArray(),
                exemplars.stream()
                        .map(exemplar -> new SeriesExemplar(
                                exemplar.span(), exemplar.startUnixNano(), function.applyAsDouble(exemplar.value())))
                        .toList());
    }

    /** Returns this series with other samples, and with the exemplars as they are. */
    SeriesRow withSamples(double[] others) {
        return new SeriesRow(labels, others, exemplars);
    }

    /** Returns what is answered: the samples there are, and the exemplars of those. */
    MetricsSeries answer(MetricsGrid grid) {
        List<SeriesPoint> points = new ArrayList<>();
        for (int i = 0; i < samples.length; i++) {
            if (!Double.isNaN(samples[i])) {
                points.add(new SeriesPoint(grid.timeUnixNano(i), samples[i]));
            }
        }
        return new MetricsSeries(
                labels,
                points,
                exemplars.stream()
                        .filter(exemplar -> !Double.isNaN(exemplar.value()))
                        .filter(exemplar -> !Double.isNaN(samples[grid.sampleOf(exemplar.startUnixNano())]))
                        .toList());
    }
}
