package dev.weft.store;

import dev.weft.query.evaluate.metrics.MetricsSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time series, as the evaluator orders them.
 *
 * @param cut why spans may not be measured; null when all are
 */
public record MetricsAnswer(
        List<MetricsSeries> series,
        SearchStats stats,
        @Nullable Cut cut) {
    public MetricsAnswer {
        series = List.copyOf(series);
    }
}
