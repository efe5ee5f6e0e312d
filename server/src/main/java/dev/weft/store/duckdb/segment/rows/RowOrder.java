package dev.weft.store.duckdb.segment.rows;

import dev.weft.model.batch.SpanBatch;
import java.util.Arrays;
import java.util.List;

/**
 * The order of a segment's rows: traces by their first start, then their ids; spans of a trace by start, then span id;
 * conflicting versions behind all spans, as they came.
 */
public final class RowOrder {

    private final List<SpanBatch> batches;
    private final int[] batchOf;
    private final int[] indexOf;
    private final int spanCount;

    /** For each span the number of its trace, by first occurrence. */
    private final int[] traceOf;

    /** For each trace one of its spans, that with the first start. */
    private int[] firstSpan = new int[1 << 10];

    private int[] spansOfTrace = new int[1 << 10];
    private int traces;

    private RowOrder(List<SpanBatch> batches, int[] batchOf, int[] indexOf, int spanCount) {
        this.batches = batches;
        this.batchOf = batchOf;
        this.indexOf = indexOf;
        this.spanCount = spanCount;
        this.traceOf = new int[spanCount];
    }

    /**
     * Returns the rows in order.
     *
     * @param batchOf for each span its batch: spans first, then conflicting versions
     * @param indexOf for each span its index in the batch
     * @param spanCount how many are spans
     */
    public static SegmentRows of(List<SpanBatch> batches, int[] batchOf, int[] indexOf, int spanCount) {
        return new RowOrder(batches, batchOf, indexOf, spanCount).rows();
    }

    private SegmentRows rows() {
        numberTraces();
        int[] order = spansByTrace();
        int[] batchOfRow = new int[batchOf.length];
        int[] indexOfRow = new int[batchOf.length];
        for (int row = 0; row < batchOf.length; row++) {
            int span = row < spanCount ? order[row] : row;
            batchOfRow[row] = batchOf[span];
            indexOfRow[row] = indexOf[span];
        }
        return new SegmentRows(batches, batchOfRow, indexOfRow, spanCount);
    }

    private void numberTraces() {
        int mask = Integer.highestOneBit(Math.max(spanCount, 2) * 2 - 1) * 2 - 1;
        int[] slots = new int[mask + 1];
        for (int span = 0; span < spanCount; span++) {
            int slot = (int) mix(high(span), low(span)) & mask;
            while (slots[slot] != 0 && !isSameTrace(firstSpan[slots[slot] - 1], span)) {
                slot = (slot + 1) & mask;
            }
            if (slots[slot] == 0) {
                slots[slot] = addTrace(span) + 1;
            }
            int trace = slots[slot] - 1;
            traceOf[span] = trace;
            spansOfTrace[trace]++;
            if (Long.compareUnsigned(start(span), start(firstSpan[trace])) < 0) {
                firstSpan[trace] = span;
            }
        }
    }

    private int addTrace(int span) {
        if (traces == firstSpan.length) {
            firstSpan = Arrays.copyOf(firstSpan, traces * 2);
            spansOfTrace = Arrays.copyOf(spansOfTrace, traces * 2);
        }
        firstSpan[traces] = span;
        return traces++;
    }

    /** Returns the spans, trace by trace. */
    private int[] spansByTrace() {
        long[] firstStarts = new long[traces];
        Arrays.setAll(firstStarts, trace -> start(firstSpan[trace]));
        int[] tracesInOrder =
                IndexSort.sorted(firstStarts, traces, (a, b) -> compareTraces(firstSpan[a], firstSpan[b]));
        int[] next = new int[traces];
        int row = 0;
        for (int trace : tracesInOrder) {
            next[trace] = row;
            row += spansOfTrace[trace];
        }
        int[] order = new int[spanCount];
        for (int span = 0; span < spanCount; span++) {
            order[next[traceOf[span]]++] = span;
        }
        IndexSort byStart = new IndexSort(this::compareSpans, order);
        for (int trace = 0; trace < traces; trace++) {
            byStart.sort(next[trace] - spansOfTrace[trace], next[trace]);
        }
        return order;
    }

    private int compareTraces(int spanA, int spanB) {
        int byStart = Long.compareUnsigned(start(spanA), start(spanB));
        if (byStart != 0) {
            return byStart;
        }
        int byHigh = Long.compareUnsigned(high(spanA), high(spanB));
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low(spanA), low(spanB));
    }

    private int compareSpans(int spanA, int spanB) {
        int byStart = Long.compareUnsigned(start(spanA), start(spanB));
        return byStart != 0
                ? byStart
                : Long.compareUnsigned(
                        batch(spanA).spanId(indexOf[spanA]), batch(spanB).spanId(indexOf[spanB]));
    }

    private boolean isSameTrace(int spanA, int spanB) {
        return low(spanA) == low(spanB) && high(spanA) == high(spanB);
    }

    private SpanBatch batch(int span) {
        return batches.get(batchOf[span]);
    }

    private long high(int span) {
        return batch(span).traceIdHigh(indexOf[span]);
    }

    private long low(int span) {
        return batch(span).traceIdLow(indexOf[span]);
    }

    private long start(int span) {
        return batch(span).startTimeUnixNano(indexOf[span]);
    }

    /** The finalizer of MurmurHash3 over both halves. */
    private static long mix(long high, long low) {
        long mixed = (low ^ (low >>> 33)) * 0xff51afd7ed558ccdL ^ high;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
