package dev.weft.model.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing protobuf message that is written from its end to its beginning, so that a length is known when it is its turn. The
 * fields of a message are put in the reverse of the order in which they shall stand. Values of zero and empty texts are left
 * out, as proto3 has it.
 */
final class BackwardBuffer {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int FIRST_SIZE_BYTES = 1024;

    private byte[] bytes = new byte[FIRST_SIZE_BYTES];

    /** Where the message begins so far. */
    private int start = FIRST_SIZE_BYTES;

    /** Returns how many bytes were put. */
    int size() {
        return bytes.length - start;
    }

    byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    /** Puts tag and length before the content that was put since the buffer had that size. */
    void message(int field, int sizeBefore) {
        varint(size() - sizeBefore);
        tag(field, WireType.LENGTH_DELIMITED);
    }

    void text(int field, String text) {
        if (!text.isEmpty()) {
            presentText(field, text);
        }
    }

    /** Puts a text even when it is empty. A surrogate without its pair, which has no UTF-8, becomes a question mark. */
    void presentText(int field, String text) {
        bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts bytes even when there are none. */
    void bytes(int field, byte[] content) {
        int sizeBefore = size();
        int at = reserve(content.length);
        System.arraycopy(content, 0, bytes, at, content.length);
        message(field, sizeBefore);
    }

    /** Puts 8 bytes, even of zero. */
    void id(int field, long value) {
        int sizeBefore = size();
        int at = reserve(Long.BYTES);
        BIG_ENDIAN_LONG.set(bytes, at, value);
        message(field, sizeBefore);
    }

    /** Puts 16 bytes, even of zero. */
    void id(int field, long high, long low) {
        int sizeBefore = size();
        int at = reserve(2 * Long.BYTES);
        BIG_ENDIAN_LONG.set(bytes, at, high);
        BIG_ENDIAN_LONG.set(bytes, at + Long.BYTES, low);
        message(field, sizeBefore);
    }

    void number(int field, long value) {
        if (value != 0) {
            presentNumber(field, value);
        }
    }

    /** Puts a varint even when it is zero. */
    void presentNumber(int field, long value) {
        varint(value);
        tag(field, WireType.VARINT);
    }

    void fixed32(int field, int value) {
        if (value != 0) {
            int at = reserve(Integer.BYTES);
            INT.set(bytes, at, value);
            tag(field, WireType.FIXED32);
        }
    }

    void fixed64(int field, long value) {
        if (value != 0) {
            presentFixed64(field, value);
        }
    }

    /** Puts 64 bits even when they are zero. */
    void presentFixed64(int field, long value) {
        int at = reserve(Long.BYTES);
        LONG.set(bytes, at, value);
        tag(field, WireType.FIXED64);
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        int length = (Long.SIZE + 6 - Long.numberOfLeadingZeros(value | 1)) / 7;
        int at = reserve(length);
        long rest = value;
        for (int i = 0; i < length - 1; i++) {
            bytes[at + i] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at + length - 1] = (byte) rest;
    }

    /** Makes room before the beginning and returns where it begins now. */
    private int reserve(int length) {
        if (length > start) {
            byte[] longer =
                    new byte[Math.max(Math.addExact(bytes.length, bytes.length), Math.addExact(size(), length))];
            System.arraycopy(bytes, start, longer, longer.length - size(), size());
            start = longer.length - size();
            bytes = longer;
        }
        start -= length;
        return start;
    }
}
