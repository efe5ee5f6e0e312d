package dev.weft.explore;

import dev.weft.model.TimeRange;
import java.util.OptionalLong;

/**
 * Asks for time series.
 *
 * @param query TraceQL with a metrics function
 * @param range is sampled as {@link dev.weft.query.evaluate.metrics.MetricsGrid} says
 * @param stepNanos from one sample to the next; empty for one sample over the whole range
 */
public record MetricsRequest(String query, TimeRange range, OptionalLong stepNanos) {}
