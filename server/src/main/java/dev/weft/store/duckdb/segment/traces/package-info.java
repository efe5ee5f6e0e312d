/**
 * The file {@code traces}: trace ids with their rows and summaries. Start at {@link
 * dev.weft.store.duckdb.segment.traces.TracesWriter} and {@link dev.weft.store.duckdb.segment.traces.TracesFile}.
 */
@NullMarked
package dev.weft.store.duckdb.segment.traces;

import org.jspecify.annotations.NullMarked;
