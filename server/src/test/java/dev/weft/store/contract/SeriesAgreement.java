package dev.weft.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.evaluate.metrics.Labels;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.SeriesPoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether two answers hold the same series: each sample equal, or within a billionth of its size. */
public final class SeriesAgreement {

    private static final double TOLERANCE = 1e-9;

    private SeriesAgreement() {}

    public static void assertSame(List<MetricsSeries> found, List<MetricsSeries> expected, String what) {
        Map<Labels, MetricsSeries> byLabels =
                found.stream().collect(Collectors.toMap(MetricsSeries::labels, series -> series));
        assertThat(byLabels.keySet())
                .as("labels of %s", what)
                .isEqualTo(expected.stream().map(MetricsSeries::labels).collect(Collectors.toSet()));
        for (MetricsSeries series : expected) {
            List<SeriesPoint> points =
                    Objects.requireNonNull(byLabels.get(series.labels())).points();
            assertThat(points)
                    .as("times of %s of %s", series.labels(), what)
                    .extracting(SeriesPoint::timeUnixNano)
                    .isEqualTo(series.points().stream()
                            .map(SeriesPoint::timeUnixNano)
                            .toList());
            for (int i = 0; i < points.size(); i++) {
                double value = points.get(i).value();
                double wanted = series.points().get(i).value();
                assertThat(value == wanted || isNear(value, wanted))
                        .as("%s is %s (expected: %s) in %s of %s", points.get(i), value, wanted, series.labels(), what)
                        .isTrue();
            }
        }
    }

    /** Nothing but itself is near an infinity. */
    private static boolean isNear(double value, double wanted) {
        return Double.isFinite(wanted) && Math.abs(value - wanted) <= TOLERANCE * Math.abs(wanted);
    }
}
