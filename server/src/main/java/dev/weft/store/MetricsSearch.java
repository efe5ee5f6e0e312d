package dev.weft.store;

import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;

/** Asks for time series. The grid says which spans are measured: those that start in {@link MetricsGrid#spans()}. */
public record MetricsSearch(Query.Metrics query, MetricsGrid grid, MetricsLimits limits) {}
