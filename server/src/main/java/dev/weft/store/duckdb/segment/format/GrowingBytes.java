package dev.weft.store.duckdb.segment.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow at their end and are used again after {@link #clear}. Integers as {@link ByteCursor} reads them. */
public final class GrowingBytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int FIRST_BYTES = 64;
    private static final int MOST_VARINT_BYTES = 10;

    /** What was larger is given back on {@link #clear}. */
    private static final int MOST_KEPT_BYTES = 1 << 20;

    private byte[] array = new byte[FIRST_BYTES];
    private int length;

    public void clear() {
        length = 0;
        if (array.length > MOST_KEPT_BYTES) {
            array = new byte[FIRST_BYTES];
        }
    }

    /** Returns the array that holds the bytes, from index 0; growing replaces it. */
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(array, length);
    }

    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(array, 0, length);
    }

    public void add(byte value) {
        ensure(1);
        array[length++] = value;
    }

    public void add(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, array, length, count);
        length += count;
    }

    public void add(GrowingBytes other) {
        add(other.array, 0, other.length);
    }

    public void addInt(int value) {
        ensure(Integer.BYTES);
        INT.set(array, length, value);
        length += Integer.BYTES;
    }

    public void addLong(long value) {
        ensure(Long.BYTES);
        LONG.set(array, length, value);
        length += Long.BYTES;
    }

    /** Adds seven bits a byte, lowest first, as protobuf does. */
    public void addVarint(long value) {
        ensure(MOST_VARINT_BYTES);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            array[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        array[length++] = (byte) left;
    }

    /** Adds a varint that is short for small numbers of either sign. */
    public void addZigZag(long value) {
        addVarint(value << 1 ^ value >> 63);
    }

    /** Makes room, so that so many bytes may be written to {@link #array} behind the last. */
    public void ensure(int count) {
        if (array.length - length < count) {
            array = Arrays.copyOf(array, Math.addExact(length, Math.max(count, length)));
        }
    }

    /** Takes in what was written to {@link #array} behind the last byte. */
    public void grow(int count) {
        length += count;
    }
}
