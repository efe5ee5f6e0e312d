/**
 * The fixed columns of stored spans as DuckDB tables: one file for each segment, later one for several. They answer scans,
 * counts and aggregates, and say which rows of which segments a search must look at; the spans themselves are elsewhere,
 * found by segment and row.
 *
 * <p>Starting points: {@link dev.weft.store.duckdb.columns.ColumnWriter}, {@link dev.weft.store.duckdb.columns.ColumnMerge},
 * {@link dev.weft.store.duckdb.columns.ColumnStore}, {@code ColumnTables}.
 */
@NullMarked
package dev.weft.store.duckdb.columns;

import org.jspecify.annotations.NullMarked;
