/**
 * DuckDB's files beside the segments: which segments each covers, how they are made, merged, shown to a reader, and let go of
 * when they are damaged. What is in one file is the business of {@code columns}.
 *
 * <p>Starting points: {@link dev.weft.store.duckdb.columnfiles.ColumnFiles} for the one who writes,
 * {@link dev.weft.store.duckdb.columnfiles.ShownColumns} for those who read.
 */
@NullMarked
package dev.weft.store.duckdb.columnfiles;

import org.jspecify.annotations.NullMarked;
