/**
 * The file {@code spans}: blocks of rows whose columns are compressed apart; a filter is decided on columns, a span read whole. Start at
 * {@link dev.weft.store.duckdb.segment.spans.SpansWriter} and {@link dev.weft.store.duckdb.segment.spans.SpansFile}.
 */
@NullMarked
package dev.weft.store.duckdb.segment.spans;

import org.jspecify.annotations.NullMarked;
