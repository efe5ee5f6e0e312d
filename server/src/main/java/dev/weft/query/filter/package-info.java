/**
 * Conjunctions of simple conditions on one span: what stores decide on columns.
 *
 * <p>Starting points: {@link dev.weft.query.filter.SpanFilter}, {@link dev.weft.query.filter.FilterEvaluator}.
 */
@NullMarked
package dev.weft.query.filter;

import org.jspecify.annotations.NullMarked;
