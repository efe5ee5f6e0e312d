package dev.weft.store.duckdb.columns;

import dev.weft.model.batch.SpanBatch;

/** The spans of a segment by row, from 0, in the segment's order: spans of one trace stand together. */
public interface ColumnRows {

    int size();

    SpanBatch batch(int row);

    /** Returns the index of the row's span in its batch. */
    int index(int row);
}
