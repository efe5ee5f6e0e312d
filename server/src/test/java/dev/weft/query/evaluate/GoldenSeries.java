package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.query.evaluate.metrics.MetricsSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Series as samples by time by labels, so that those of a record can be compared with ours. */
public final class GoldenSeries {

    private static final double TOLERANCE = 1e-9;

    private GoldenSeries() {}

    public static Map<Map<String, SpanValue>, Map<Long, Double>> of(List<MetricsSeries> answer) {
        Map<Map<String, SpanValue>, Map<Long, Double>> samples = new LinkedHashMap<>();
        for (MetricsSeries series : answer) {
            Map<String, SpanValue> labels = new TreeMap<>();
            series.labels().all().forEach(label -> labels.put(label.name(), label.value()));
            Map<Long, Double> points = new TreeMap<>();
            series.points().forEach(point -> points.put(point.timeUnixNano(), point.value()));
            samples.put(labels, points);
        }
        return samples;
    }

    /** Fails unless there are the same labels and times, and each sample is equal but for a billionth of its size. */
    public static void assertSame(
            Map<Map<String, SpanValue>, Map<Long, Double>> answer,
            Map<Map<String, SpanValue>, Map<Long, Double>> recorded) {
        assertThat(answer.keySet()).containsExactlyInAnyOrderElementsOf(recorded.keySet());
        recorded.forEach((labels, samples) -> {
            Map<Long, Double> points = answer.getOrDefault(labels, Map.of());
            assertThat(points.keySet()).as("%s", labels).isEqualTo(samples.keySet());
            samples.forEach((time, sample) -> assertThat(points.get(time))
                    .as("%s at %d", labels, time - GoldenRecord.BASE)
                    .isEqualTo(sample, within(Math.abs(sample) * TOLERANCE)));
        });
    }

    /** Returns whether {@link #assertSame} passes. */
    static boolean areSame(
            Map<Map<String, SpanValue>, Map<Long, Double>> answer,
            Map<Map<String, SpanValue>, Map<Long, Double>> recorded) {
        return answer.keySet().equals(recorded.keySet())
                && recorded.entrySet().stream()
                        .allMatch(series -> areNear(answer.getOrDefault(series.getKey(), Map.of()), series.getValue()));
    }

    private static boolean areNear(Map<Long, Double> points, Map<Long, Double> samples) {
        return points.keySet().equals(samples.keySet())
                && samples.keySet().stream().allMatch(time -> {
                    double sample = Objects.requireNonNull(samples.get(time));
                    double point = Objects.requireNonNull(points.get(time));
                    return Math.abs(point - sample) <= Math.abs(sample) * TOLERANCE;
                });
    }
}
