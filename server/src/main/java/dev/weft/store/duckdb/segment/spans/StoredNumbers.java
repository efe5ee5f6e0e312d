package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.ByteCursor;

/** Reads columns that {@link DistinctNumbers} wrote. */
final class StoredNumbers {

    private StoredNumbers() {}

    /** Returns the distinct numbers. */
    static long[] read(BlockStreams streams, int firstStream, int distinct, boolean fixed) {
        ByteCursor stream = streams.stream(firstStream + 1);
        long[] numbers = new long[distinct];
        for (int i = 0; i < distinct; i++) {
            numbers[i] = fixed ? stream.readLong() : stream.readZigZag();
        }
        return numbers;
    }

    /** Returns the low 32 bits of each row's number. */
    static int[] readRows(BlockStreams streams, int firstStream, int distinct, int rows) {
        long[] numbers = read(streams, firstStream, distinct, false);
        int[] indexes = Symbols.read(streams.stream(firstStream), distinct);
        int[] ofRows = new int[rows];
        for (int i = 0; i < rows; i++) {
            ofRows[i] = (int) numbers[distinct == 1 ? 0 : indexes[i]];
        }
        return ofRows;
    }
}
