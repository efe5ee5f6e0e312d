package dev.weft.store.duckdb.segment;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Reads what {@link BlockBytes} wrote, from the first byte on. */
final class BlockCursor {

    private static final ValueLayout.OfLong BIG_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LITTLE_LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt LITTLE_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment bytes;
    private long position;

    BlockCursor(MemorySegment bytes) {
        this.bytes = bytes;
    }

    static int intAt(MemorySegment bytes, long offset) {
        return bytes.get(LITTLE_INT, offset);
    }

    static long longAt(MemorySegment bytes, long offset) {
        return bytes.get(LITTLE_LONG, offset);
    }

    static long idAt(MemorySegment bytes, long offset) {
        return bytes.get(BIG_LONG, offset);
    }

    MemorySegment bytes() {
        return bytes;
    }

    long position() {
        return position;
    }

    void skip(long count) {
        position += count;
    }

    int nextByte() {
        return bytes.get(ValueLayout.JAVA_BYTE, position++);
    }

    int nextInt() {
        int value = intAt(bytes, position);
        position += Integer.BYTES;
        return value;
    }

    long nextId() {
        long value = idAt(bytes, position);
        position += Long.BYTES;
        return value;
    }

    long nextVarint() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = bytes.get(ValueLayout.JAVA_BYTE, position++);
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    int nextVarintInt() {
        return Math.toIntExact(nextVarint());
    }

    PackedColumn nextColumn(int count) {
        int width = nextByte();
        long smallest = nextVarint();
        PackedColumn column = new PackedColumn(bytes, position, width, smallest);
        position += PackedColumn.packedBytes(count, width);
        return column;
    }
}
