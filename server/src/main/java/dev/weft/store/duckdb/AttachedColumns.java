package dev.weft.store.duckdb;

import dev.weft.store.duckdb.columns.ColumnFile;

/** An attached file of columns, and the segments that it covers. */
record AttachedColumns(ColumnFileName name, ColumnFile file) {

    long spanCount() {
        return file.facts().spanCount();
    }
}
