package dev.weft.store.duckdb.segment.sections;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads on through a mapped section or a block, whose checksum was found right, as {@link GrowingBytes} and {@link PackedColumn}
 * wrote it.
 */
public final class BlockCursor {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment bytes;
    private long position;

    BlockCursor(MemorySegment bytes) {
        this.bytes = bytes;
    }

    public MemorySegment bytes() {
        return bytes;
    }

    /** Returns the offset in {@link #bytes} of what is read next. */
    public long position() {
        return position;
    }

    int nextByte() {
        return bytes.get(ValueLayout.JAVA_BYTE, position++);
    }

    long nextLong() {
        long value = bytes.get(LONG, position);
        position += Long.BYTES;
        return value;
    }

    public long nextVarint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get(ValueLayout.JAVA_BYTE, position++);
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    public int nextInt() {
        return Math.toIntExact(nextVarint());
    }

    public PackedColumn nextColumn(int count) {
        int width = nextByte();
        long smallest = nextVarint();
        PackedColumn column = new PackedColumn(bytes, position, width, smallest);
        position += PackedColumn.packedBytes(count, width);
        return column;
    }
}
