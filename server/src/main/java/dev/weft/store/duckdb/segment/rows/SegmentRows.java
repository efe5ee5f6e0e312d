package dev.weft.store.duckdb.segment.rows;

import dev.weft.model.batch.SpanBatch;
import java.util.List;

/** The rows of a segment before it is written, in their final order. */
public final class SegmentRows {

    private final List<SpanBatch> batches;
    private final int[] batchOfRow;
    private final int[] indexOfRow;
    private final int spanCount;

    /**
     * @param batchOfRow index of each row's batch among the batches
     * @param indexOfRow index of each row's span in its batch
     * @param spanCount rows from this one on are conflicting versions
     */
    public SegmentRows(List<SpanBatch> batches, int[] batchOfRow, int[] indexOfRow, int spanCount) {
        if (batchOfRow.length != indexOfRow.length) {
            throw new IllegalArgumentException(
                    "rows: " + batchOfRow.length + " batches, " + indexOfRow.length + " indexes (expected: as many)");
        }
        if (spanCount < 0 || spanCount > batchOfRow.length) {
            throw new IllegalArgumentException(
                    "span count: " + spanCount + " (expected: 0 to " + batchOfRow.length + ")");
        }
        this.batches = List.copyOf(batches);
        this.batchOfRow = batchOfRow;
        this.indexOfRow = indexOfRow;
        this.spanCount = spanCount;
    }

    /** Returns the number of all rows. */
    public int size() {
        return batchOfRow.length;
    }

    /** Rows below this are spans, the rest conflicting versions in the order of their commit. */
    public int spanCount() {
        return spanCount;
    }

    public SpanBatch batch(int row) {
        return batches.get(batchOfRow[row]);
    }

    /** Returns the index of the row's span in its batch. */
    public int index(int row) {
        return indexOfRow[row];
    }

    /** Returns the size of the batches' messages together. */
    public long messageBytes() {
        return batches.stream().mapToLong(batch -> batch.bytes().length).sum();
    }

    public int batchCount() {
        return batches.size();
    }

    /** Returns which of the batches holds the row. */
    public int batchNumber(int row) {
        return batchOfRow[row];
    }
}
