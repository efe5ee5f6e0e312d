package dev.weft.store.duckdb.segment;

import java.nio.charset.StandardCharsets;

/** The distinct values of a column of bytes, where they lie in its stream. */
record StoredBytes(byte[] array, int[] bounds) {

    /** Reads what {@link DistinctBytes} wrote: the streams after the symbols. */
    static StoredBytes read(BlockStreams streams, int firstStream, int distinct) {
        ByteCursor lengths = streams.stream(firstStream + 1);
        ByteCursor bytes = streams.stream(firstStream + 2);
        int[] bounds = new int[distinct + 1];
        bounds[0] = bytes.position();
        for (int i = 0; i < distinct; i++) {
            bounds[i + 1] = bounds[i] + lengths.readInt();
        }
        return new StoredBytes(bytes.array(), bounds);
    }

    int offset(int index) {
        return bounds[index];
    }

    int length(int index) {
        return bounds[index + 1] - bounds[index];
    }

    String text(int index) {
        return new String(array, offset(index), length(index), StandardCharsets.UTF_8);
    }
}
