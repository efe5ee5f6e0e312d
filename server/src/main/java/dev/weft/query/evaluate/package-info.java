/**
 * What a query means, over plain spans: the oracle of every store.
 *
 * <p>Starting points: {@link dev.weft.query.evaluate.SearchEvaluator} over {@link dev.weft.query.evaluate.StoredTraces};
 * {@link dev.weft.query.evaluate.PipelineEvaluator} and {@link dev.weft.query.evaluate.SpanExpression} for what else is made of
 * pipelines; series have a room of their own, {@code metrics}. In words: {@code docs/guide/query-language.md}.
 */
@NullMarked
package dev.weft.query.evaluate;

import org.jspecify.annotations.NullMarked;
