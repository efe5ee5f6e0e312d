package dev.weft.store.duckdb.head;

import dev.weft.model.Status;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.filter.FailedServices;
import java.util.Arrays;

/**
 * Rows of a generation: where each one's span is, and for every {@link #CHUNK_ROWS} of them the bounds of starts and which
 * services failed. One thread adds; what it added before it published their number is safe to read.
 */
final class HeadRows {

    static final int CHUNK_ROWS = 512;

    /** What a row is. */
    static final byte SPAN = 0;

    static final byte CONFLICTING = 1;
    static final byte DISCARDED = 2;

    private static final int FIRST_LENGTH = 1 << 10;

    private volatile SpanBatch[] batches = new SpanBatch[16];
    private volatile int[] batchOfRow = new int[FIRST_LENGTH];
    private volatile int[] indexOfRow = new int[FIRST_LENGTH];
    private volatile byte[] states = new byte[FIRST_LENGTH];
    private volatile long[] minStarts = new long[FIRST_LENGTH / CHUNK_ROWS];
    private volatile long[] maxStarts = new long[FIRST_LENGTH / CHUNK_ROWS];
    private volatile long[] failedServices = new long[FIRST_LENGTH / CHUNK_ROWS];
    private int batchCount;
    private int rows;

    void begin(SpanBatch batch) {
        if (batchCount == batches.length) {
            batches = Arrays.copyOf(batches, batchCount * 2);
        }
        batches[batchCount++] = batch;
    }

    /** Adds a span of the batch that was begun last, and returns its row. */
    int add(int index, byte state) {
        int row = rows;
        if (row == states.length) {
            int length = row * 2;
            batchOfRow = Arrays.copyOf(batchOfRow, length);
            indexOfRow = Arrays.copyOf(indexOfRow, length);
            states = Arrays.copyOf(states, length);
            minStarts = Arrays.copyOf(minStarts, length / CHUNK_ROWS);
            maxStarts = Arrays.copyOf(maxStarts, length / CHUNK_ROWS);
            failedServices = Arrays.copyOf(failedServices, length / CHUNK_ROWS);
        }
        batchOfRow[row] = batchCount - 1;
        indexOfRow[row] = index;
        states[row] = state;
        SpanBatch batch = batches[batchCount - 1];
        widen(row / CHUNK_ROWS, row % CHUNK_ROWS == 0, batch.startTimeUnixNano(index));
        if (batch.statusCode(index) == Status.CODE_ERROR) {
            failedServices[row / CHUNK_ROWS] |= FailedServices.of(batch.resource(index));
        }
        rows = row + 1;
        return row;
    }

    void discard(int row) {
        states[row] = DISCARDED;
    }

    int added() {
        return rows;
    }

    SpanBatch batch(int row) {
        return batches[batchOfRow[row]];
    }

    /** Returns the first row from this one on whose span is of another batch, or the end. */
    int endOfBatch(int row, int end) {
        int[] batchOf = batchOfRow;
        int next = row + 1;
        while (next < end && batchOf[next] == batchOf[row]) {
            next++;
        }
        return next;
    }

    /** Returns the place of the row's span in its batch: of later rows of the same batch a later one. */
    int index(int row) {
        return indexOfRow[row];
    }

    byte state(int row) {
        return states[row];
    }

    long minStart(int chunk) {
        return minStarts[chunk];
    }

    long maxStart(int chunk) {
        return maxStarts[chunk];
    }

    /** Returns what {@link FailedServices} says of the chunk's rows, and maybe of others. */
    long failedServices(int chunk) {
        return failedServices[chunk];
    }

    private void widen(int chunk, boolean first, long start) {
        if (first || Long.compareUnsigned(start, minStarts[chunk]) < 0) {
            minStarts[chunk] = start;
        }
        if (first || Long.compareUnsigned(start, maxStarts[chunk]) > 0) {
            maxStarts[chunk] = start;
        }
    }
}
