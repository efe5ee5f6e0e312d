package dev.weft.store.duckdb.segment;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes of a block or section under construction; {@link BlockCursor} reads them. Used again after {@link #clear}. */
final class BlockBytes {

    private static final VarHandle BIG_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[4096];
    private int length;

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    /** Forgets what lies behind the first {@code shorter} bytes. */
    void cut(int shorter) {
        length = shorter;
    }

    /** Returns the bytes so far, valid until the next change. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    void putByte(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void putInt(int value) {
        ensure(Integer.BYTES);
        LITTLE_INT.set(bytes, length, value);
        length += Integer.BYTES;
    }

    void putLong(long value) {
        ensure(Long.BYTES);
        LITTLE_LONG.set(bytes, length, value);
        length += Long.BYTES;
    }

    /** Puts an id, or half of one, in the order of its bytes. */
    void putId(long value) {
        ensure(Long.BYTES);
        BIG_LONG.set(bytes, length, value);
        length += Long.BYTES;
    }

    void putVarint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void putBytes(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    void putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putBytes(utf8, 0, utf8.length);
    }

    void putZeros(int count) {
        ensure(count);
        Arrays.fill(bytes, length, length + count, (byte) 0);
        length += count;
    }

    /** Makes room for so many bytes at the end and returns where they begin; {@link #cut} says how many were used. */
    int reserve(int count) {
        ensure(count);
        return length;
    }

    /**
     * Puts the first {@code count} values as a {@link PackedColumn}: each takes as many bits as the largest unsigned difference
     * from the smallest.
     */
    void putColumn(long[] values, int count) {
        long smallest = count == 0 ? 0 : values[0];
        long largest = smallest;
        for (int i = 1; i < count; i++) {
            smallest = Long.compareUnsigned(values[i], smallest) < 0 ? values[i] : smallest;
            largest = Long.compareUnsigned(values[i], largest) > 0 ? values[i] : largest;
        }
        int width = Long.SIZE - Long.numberOfLeadingZeros(largest - smallest);
        putByte(width);
        putVarint(smallest);
        if (width > 0) {
            pack(values, count, smallest, width);
        }
    }

    private void pack(long[] values, int count, long smallest, int width) {
        int end = length + PackedColumn.packedBytes(count, width);
        ensure(end - length + Long.BYTES);
        long waiting = 0;
        int waitingBits = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i] - smallest;
            waiting |= value << waitingBits;
            waitingBits += width;
            if (waitingBits >= Long.SIZE) {
                LITTLE_LONG.set(bytes, length, waiting);
                length += Long.BYTES;
                waitingBits -= Long.SIZE;
                waiting = waitingBits == 0 ? 0 : value >>> (width - waitingBits);
            }
        }
        LITTLE_LONG.set(bytes, length, waiting);
        length = end;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length * 2));
        }
    }
}
