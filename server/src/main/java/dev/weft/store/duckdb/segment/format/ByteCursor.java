package dev.weft.store.duckdb.segment.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads on through bytes whose checksum was found right. */
public final class ByteCursor {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] array;
    private final int end;
    private int position;

    public ByteCursor(byte[] array, int offset, int length) {
        this.array = array;
        this.position = offset;
        this.end = offset + length;
    }

    public byte[] array() {
        return array;
    }

    /** Returns the index in {@link #array} of the next byte. */
    public int position() {
        return position;
    }

    public boolean atEnd() {
        return position == end;
    }

    public int left() {
        return end - position;
    }

    /** Steps over bytes and returns the index of the first of them. */
    public int skip(int count) {
        int start = position;
        position += count;
        return start;
    }

    public long readLong() {
        return longAt(array, skip(Long.BYTES));
    }

    /** Reads four bytes, as {@link GrowingBytes#addInt} adds them. */
    public int readFixedInt() {
        return (int) INT.get(array, skip(Integer.BYTES));
    }

    public long readVarint() {
        byte first = array[position++];
        if (first >= 0) {
            return first;
        }
        long value = first & 0x7F;
        for (int shift = 7; ; shift += 7) {
            byte next = array[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    public int readInt() {
        return (int) readVarint();
    }

    public long readZigZag() {
        long value = readVarint();
        return value >>> 1 ^ -(value & 1);
    }

    public static long longAt(byte[] array, int index) {
        return (long) LONG.get(array, index);
    }
}
