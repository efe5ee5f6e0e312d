package dev.weft.store.duckdb.segment.sections;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in a mapped section or a block, each in the same number of bits above the smallest of them, all unsigned; read one
 * by one where they lie.
 */
public final class PackedColumn {

    /** What must be readable behind a column: values are fetched eight bytes at a time. */
    static final int PADDING_BYTES = Long.BYTES;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle ARRAY_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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

    /** Adds the first {@code count} values; {@link BlockCursor#nextColumn} finds them. */
    public static void write(long[] values, int count, GrowingBytes out) {
        long smallest = count == 0 ? 0 : values[0];
        long largest = smallest;
        for (int i = 1; i < count; i++) {
            smallest = Long.compareUnsigned(values[i], smallest) < 0 ? values[i] : smallest;
            largest = Long.compareUnsigned(values[i], largest) > 0 ? values[i] : largest;
        }
        int width = Long.SIZE - Long.numberOfLeadingZeros(largest - smallest);
        out.add((byte) width);
        out.addVarint(smallest);
        if (width > 0) {
            pack(values, count, smallest, width, out);
        }
    }

    /** Returns the bytes of a column behind its width and smallest value. */
    static int packedBytes(int count, int width) {
        return Math.toIntExact(((long) count * width + Byte.SIZE - 1) / Byte.SIZE);
    }

    public long get(int index) {
        if (width == 0) {
            return smallest;
        }
        long bit = (long) index * width;
        long at = offset + (bit >>> 3);
        int shift = (int) bit & 7;
        long value = block.get(LONG, at) >>> shift;
        if (shift + width > Long.SIZE) {
            value |= (long) block.get(ValueLayout.JAVA_BYTE, at + Long.BYTES) << (Long.SIZE - shift);
        }
        return smallest + (width == Long.SIZE ? value : value & ((1L << width) - 1));
    }

    /** Returns the low 32 bits of a value. */
    public int getInt(int index) {
        return (int) get(index);
    }

    /** Returns the sum of the values before this index. */
    public long sumBefore(int index) {
        long sum = 0;
        for (int i = 0; i < index; i++) {
            sum += get(i);
        }
        return sum;
    }

    private static void pack(long[] values, int count, long smallest, int width, GrowingBytes out) {
        int length = packedBytes(count, width);
        out.ensure(length + Long.BYTES);
        byte[] array = out.array();
        int at = out.length();
        long waiting = 0;
        int waitingBits = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i] - smallest;
            waiting |= value << waitingBits;
            waitingBits += width;
            if (waitingBits >= Long.SIZE) {
                ARRAY_LONG.set(array, at, waiting);
                at += Long.BYTES;
                waitingBits -= Long.SIZE;
                waiting = waitingBits == 0 ? 0 : value >>> (width - waitingBits);
            }
        }
        ARRAY_LONG.set(array, at, waiting);
        out.grow(length);
    }
}
