/**
 * The query language: text to syntax tree to typed query, and the in-memory evaluator that defines what a query means.
 * Sees only {@code model}.
 *
 * <p>Starting points: {@link dev.weft.query.TraceQl}, {@link dev.weft.query.SpanFilter},
 * {@link dev.weft.query.FilterEvaluator}.
 */
@NullMarked
package dev.weft.query;

import org.jspecify.annotations.NullMarked;
