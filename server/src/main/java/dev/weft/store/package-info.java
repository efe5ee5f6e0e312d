/**
 * The store contract: a writer that acknowledges what is durable and a reader that answers ids, links and searches exactly.
 * Its implementations live below it ({@code store.duckdb}, {@code store.memory}); one set of contract tests holds them all
 * to the same answers.
 *
 * <p>Starting points: {@link dev.weft.store.TraceStore}, {@link dev.weft.store.SpanWriter},
 * {@link dev.weft.store.SpanReader}.
 */
@NullMarked
package dev.weft.store;

import org.jspecify.annotations.NullMarked;
