/**
 * The embedded store, format 0: one DuckDB file in one folder, a transaction for each group, every span whole as one
 * value beside the columns that queries look at. Provisional: plain and exact before fast.
 *
 * <p>Starting points: {@link dev.weft.store.duckdb.DuckDbTraceStore}, {@code Schema}, {@code GroupWriter}.
 */
@NullMarked
package dev.weft.store.duckdb;

import org.jspecify.annotations.NullMarked;
