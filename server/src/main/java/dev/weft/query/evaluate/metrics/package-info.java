/**
 * What a metrics query means: spans become samples, samples series, and stages after the function take series to series.
 *
 * <p>Starting points: {@link dev.weft.query.evaluate.metrics.MetricsEvaluator} over a
 * {@link dev.weft.query.evaluate.metrics.MetricsSource}; {@link dev.weft.query.evaluate.metrics.MetricsAccumulation} for what a store
 * counts by itself. In words: {@code docs/guide/query-metrics.md}.
 */
@NullMarked
package dev.weft.query.evaluate.metrics;

import org.jspecify.annotations.NullMarked;
