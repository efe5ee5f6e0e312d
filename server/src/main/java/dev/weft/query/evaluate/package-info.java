/**
 * What a query means, over plain spans: the oracle of every store.
 *
 * <p>Starting points: {@link dev.weft.query.evaluate.SearchEvaluator} over {@link dev.weft.query.evaluate.StoredTraces};
 * {@link dev.weft.query.evaluate.PipelineEvaluator} and {@link dev.weft.query.evaluate.SpanExpression} for what else is made of
 * pipelines; {@link dev.weft.query.evaluate.MetricsEvaluator} over a {@link dev.weft.query.evaluate.MetricsSource} for series.
 * In words: {@code docs/guide/query-language.md} and {@code docs/guide/query-metrics.md}.
 */
@NullMarked
package dev.weft.query.evaluate;

import org.jspecify.annotations.NullMarked;
