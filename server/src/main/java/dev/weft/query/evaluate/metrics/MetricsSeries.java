package dev.weft.query.evaluate.metrics;

import java.util.List;

/**
 * One series of the answer to a metrics query.
 *
 * @param points by time, at least one; where the grid has a sample and this has none there is a gap
 * @param exemplars by time
 */
public record MetricsSeries(Labels labels, List<SeriesPoint> points, List<SeriesExemplar> exemplars) {
    public MetricsSeries {
        points = List.copyOf(points);
        exemplars = List.copyOf(exemplars);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("series " + labels + " without points (expected: at least one)");
        }
    }
}
