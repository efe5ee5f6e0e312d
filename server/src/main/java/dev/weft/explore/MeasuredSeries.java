package dev.weft.explore;

import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.store.Cut;
import dev.weft.store.SearchStats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The series of a metrics query.
 *
 * @param cut why spans may not be measured; null when all are
 * @param tookMillis from asking to the answer, the wait for a turn included
 */
public record MeasuredSeries(
        List<MetricsSeries> series,
        SearchStats stats,
        @Nullable Cut cut,
        long tookMillis) {
    public MeasuredSeries {
        series = List.copyOf(series);
    }
}
