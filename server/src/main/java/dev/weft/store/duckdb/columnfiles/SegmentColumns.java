package dev.weft.store.duckdb.columnfiles;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.columns.ColumnRows;
import dev.weft.store.duckdb.segment.rows.SegmentRows;

/** The spans of a segment as rows of columns. */
public record SegmentColumns(SegmentRows rows) implements ColumnRows {

    @Override
    public int size() {
        return rows.spanCount();
    }

    @Override
    public SpanBatch batch(int row) {
        return rows.batch(row);
    }

    @Override
    public int index(int row) {
        return rows.index(row);
    }
}
