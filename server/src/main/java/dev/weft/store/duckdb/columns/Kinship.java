package dev.weft.store.duckdb.columns;

import dev.weft.model.batch.SpanBatch;
import java.util.Arrays;

/**
 * Which rows of a segment belong to one trace and which row is another one's parent.
 *
 * @param traces for each row the ordinal of its trace
 * @param parents for each row its parent's row, or {@link #NONE}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Kinship(int[] traces, int[] parents) {

    /** The span names no parent, or one that the segment does not hold. */
    static final int NONE = -1;

    static Kinship of(ColumnRows rows) {
        int size = rows.size();
        int[] traces = new int[size];
        int[] parents = new int[size];
        int[] table = new int[0];
        int trace = 0;
        for (int from = 0; from < size; trace++) {
            int to = endOfTrace(rows, from);
            Arrays.fill(traces, from, to, trace);
            table = table.length < slots(to - from) ? new int[slots(to - from)] : table;
            findParents(rows, from, to, parents, table);
            from = to;
        }
        return new Kinship(traces, parents);
    }

    private static int endOfTrace(ColumnRows rows, int from) {
        SpanBatch batch = rows.batch(from);
        long high = batch.traceIdHigh(rows.index(from));
        long low = batch.traceIdLow(rows.index(from));
        int to = from + 1;
        while (to < rows.size()
                && rows.batch(to).traceIdLow(rows.index(to)) == low
                && rows.batch(to).traceIdHigh(rows.index(to)) == high) {
            to++;
        }
        return to;
    }

    /** @param rowsBySpanId a table to work in */
    private static void findParents(ColumnRows rows, int from, int to, int[] parents, int[] rowsBySpanId) {
        int mask = slots(to - from) - 1;
        Arrays.fill(rowsBySpanId, 0, mask + 1, NONE);
        for (int row = from; row < to; row++) {
            rowsBySpanId[slot(rows, spanId(rows, row), rowsBySpanId, mask)] = row;
        }
        for (int row = from; row < to; row++) {
            long parent = rows.batch(row).parentSpanId(rows.index(row));
            parents[row] = parent == 0 ? NONE : rowsBySpanId[slot(rows, parent, rowsBySpanId, mask)];
        }
    }

    /** Returns the power of two that leaves half of a table for so many spans free. */
    private static int slots(int spans) {
        return Integer.highestOneBit(spans) * 4;
    }

    /** Returns where the span id is, or the free slot where it would be. */
    private static int slot(ColumnRows rows, long spanId, int[] rowsBySpanId, int mask) {
        int slot = Long.hashCode(spanId * 0x9E3779B97F4A7C15L) & mask;
        while (rowsBySpanId[slot] != NONE && spanId(rows, rowsBySpanId[slot]) != spanId) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long spanId(ColumnRows rows, int row) {
        return rows.batch(row).spanId(rows.index(row));
    }
}
