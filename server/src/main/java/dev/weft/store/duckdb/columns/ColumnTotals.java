package dev.weft.store.duckdb.columns;

/** How many spans there are and how many links they carry together. */
public record ColumnTotals(long spanCount, long linkCount) {}
