package dev.weft.store.duckdb.segment;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.rows.RowOrder;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.spans.SpanBlock;
import java.util.ArrayList;
import java.util.List;

/** Reads segments back to write their rows once more. Small segments only: all of it is in memory. */
public final class MergedRows {

    private final List<SpanBatch> batches = new ArrayList<>();
    private final int[] batchOf;
    private final int[] indexOf;
    private int nextSpan;
    private int nextConflicting;

    private MergedRows(int spans, int conflicting) {
        this.batchOf = new int[spans + conflicting];
        this.indexOf = new int[spans + conflicting];
        this.nextConflicting = spans;
    }

    /** @param segments in order of commit */
    public static SegmentRows of(List<Segment> segments) {
        long spans = segments.stream().mapToLong(Segment::spanCount).sum();
        long conflicting =
                segments.stream().mapToLong(Segment::conflictingSpanCount).sum();
        MergedRows rows = new MergedRows(Math.toIntExact(spans), Math.toIntExact(conflicting));
        segments.forEach(segment -> segment.forEachBlock(rows::add));
        return RowOrder.of(rows.batches, rows.batchOf, rows.indexOf, rows.nextSpan);
    }

    private void add(SpanBlock block) {
        List<Span> spans = block.spans(0, block.size());
        batches.add(SpanBatch.of(spans));
        for (int index = 0; index < spans.size(); index++) {
            int row = block.isConflicting() ? nextConflicting++ : nextSpan++;
            batchOf[row] = batches.size() - 1;
            indexOf[row] = index;
        }
    }
}
