package dev.weft.explore;

import dev.weft.model.TimeRange;

/**
 * Asks for time series.
 *
 * @param query TraceQL with a metrics function
 * @param range is sampled as {@link dev.weft.query.evaluate.MetricsGrid#over} says
 * @param stepNanos from one sample to the next
 */
public record MetricsRequest(String query, TimeRange range, long stepNanos) {}
