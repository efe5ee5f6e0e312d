package dev.weft.store.duckdb.segment.spans;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Where each block of the file {@code spans} lies, and what is known of it without reading it. Outside of the heap, whose size
 * then does not bound how many spans can be stored. Immutable.
 */
final class BlockPlaces {

    private static final int OFFSET = 0;
    private static final int MIN_START = 8;
    private static final int MAX_START = 16;
    private static final int LENGTH = 24;
    private static final int CHECKSUM = 28;
    private static final int FIRST_ROW = 32;
    private static final int FIRST_TRACE = 36;
    private static final int PLACE_BYTES = 40;

    private final int count;

    /** One place more than blocks, where the next block would be. */
    private final MemorySegment places;

    /** Reads what {@link SpansWriter} wrote. */
    BlockPlaces(ByteCursor from, int count) {
        this.count = count;
        this.places = Arena.ofAuto().allocate((count + 1L) * PLACE_BYTES, Long.BYTES);
        long offset = SealedFormat.HEADER_BYTES;
        int row = 0;
        for (int block = 0; block < count; block++) {
            long place = (long) block * PLACE_BYTES;
            int length = from.readInt();
            places.set(JAVA_LONG, place + OFFSET, offset);
            places.set(JAVA_INT, place + LENGTH, length);
            places.set(JAVA_INT, place + CHECKSUM, from.readInt());
            places.set(JAVA_INT, place + FIRST_ROW, row);
            offset += length;
            row += from.readInt();
            places.set(JAVA_INT, place + FIRST_TRACE, from.readInt());
            places.set(JAVA_LONG, place + MIN_START, from.readLong());
            places.set(JAVA_LONG, place + MAX_START, from.readLong());
        }
        places.set(JAVA_INT, (long) count * PLACE_BYTES + FIRST_ROW, row);
    }

    int count() {
        return count;
    }

    long offset(int block) {
        return getLong(block, OFFSET);
    }

    int length(int block) {
        return getInt(block, LENGTH);
    }

    int checksum(int block) {
        return getInt(block, CHECKSUM);
    }

    /** Returns the first row of a block; after the last block, how many rows there are. */
    int firstRow(int block) {
        return getInt(block, FIRST_ROW);
    }

    /** Returns the last block that begins at the row or before. */
    int blockOfRow(int row) {
        int first = 0;
        int end = count;
        while (end - first > 1) {
            int middle = (first + end) >>> 1;
            if (firstRow(middle) <= row) {
                first = middle;
            } else {
                end = middle;
            }
        }
        return first;
    }

    int firstTrace(int block) {
        return getInt(block, FIRST_TRACE);
    }

    /** Returns the earliest start in a block, epoch nanoseconds, unsigned. */
    long minStart(int block) {
        return getLong(block, MIN_START);
    }

    long maxStart(int block) {
        return getLong(block, MAX_START);
    }

    private int getInt(int block, int field) {
        return places.get(JAVA_INT, (long) block * PLACE_BYTES + field);
    }

    private long getLong(int block, int field) {
        return places.get(JAVA_LONG, (long) block * PLACE_BYTES + field);
    }
}
