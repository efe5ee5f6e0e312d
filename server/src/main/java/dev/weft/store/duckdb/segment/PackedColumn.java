package dev.weft.store.duckdb.segment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Numbers in a block, each in the same number of bits above the smallest of them; read one by one where they lie. */
final class PackedColumn {

    /** What must be readable behind a column: values are fetched eight bytes at a time. */
    static final int PADDING_BYTES = 2 * Long.BYTES;

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment block;
    private final long offset;
    private final int width;
    private final long smallest;

    PackedColumn(MemorySegment block, long offset, int width, long smallest) {
        this.block = block;
        this.offset = offset;
        this.width = width;
        this.smallest = smallest;
    }

    static int packedBytes(int count, int width) {
        return Math.toIntExact(((long) count * width + Byte.SIZE - 1) / Byte.SIZE);
    }

    long get(int index) {
        if (width == 0) {
            return smallest;
        }
        long bit = (long) index * width;
        long at = offset + (bit >>> 3);
        int shift = (int) bit & 7;
        long value = block.get(LONG, at) >>> shift;
        if (shift + width > Long.SIZE) {
            value |= block.get(LONG, at + Long.BYTES) << (Long.SIZE - shift);
        }
        return smallest + (width == Long.SIZE ? value : value & ((1L << width) - 1));
    }

    int getInt(int index) {
        return (int) get(index);
    }

    /** Returns the sum of the values before this index. */
    long sumBefore(int index) {
        long sum = 0;
        for (int i = 0; i < index; i++) {
            sum += get(i);
        }
        return sum;
    }
}
