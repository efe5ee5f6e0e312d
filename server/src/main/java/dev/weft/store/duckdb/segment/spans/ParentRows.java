package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.ValueHash;
import java.util.Arrays;

/** Finds the row of a span by its id among those of its trace in one block. */
final class ParentRows {

    private long[] spanIds = {};
    private int[] traces = {};
    private int[] slots = {};

    /** Begins a block of so many rows. */
    void beginBlock(int rows) {
        if (spanIds.length < rows) {
            spanIds = new long[rows];
            traces = new int[rows];
            slots = new int[Integer.highestOneBit(rows) * 4];
        } else {
            Arrays.fill(slots, 0);
        }
    }

    /** @param trace which trace of the block the row belongs to */
    void add(int row, int trace, long spanId) {
        spanIds[row] = spanId;
        traces[row] = trace;
        int mask = slots.length - 1;
        int slot = firstSlot(trace, spanId, mask);
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = row + 1;
    }

    int trace(int row) {
        return traces[row];
    }

    /** Returns the row, or -1 when the trace has no such span in this block. */
    int find(int trace, long spanId) {
        int mask = slots.length - 1;
        int slot = firstSlot(trace, spanId, mask);
        while (slots[slot] != 0) {
            int row = slots[slot] - 1;
            if (spanIds[row] == spanId && traces[row] == trace) {
                return row;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private static int firstSlot(int trace, long spanId, int mask) {
        return (int) ValueHash.ofNumber(spanId, trace) & mask;
    }
}
