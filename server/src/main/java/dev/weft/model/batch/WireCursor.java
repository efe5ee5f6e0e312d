package dev.weft.model.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of one protobuf message in the order in which they stand, allocating nothing. Made for the bytes of a
 * {@link SpanBatch}, in which a field that is known has the wire type that OTLP gives it and a singular one stands at most
 * once; fields that OTLP does not have may stand anywhere. May be used for one message after the other, by one thread.
 *
 * <pre>{@code
 * WireCursor span = new WireCursor().over(batch.bytes(), batch.spanOffset(i), batch.spanLength(i));
 * while (span.next()) {
 *     switch (span.field()) { … }
 * }
 * }</pre>
 */
public final class WireCursor {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_VARINT_BITS = 70;

    private byte[] bytes = {};
    private int position;
    private int end;
    private int field;
    private int wireType;
    private long value;
    private int offset;
    private int length;

    /** Begins before the first field of the message whose content lies there. */
    public WireCursor over(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
        return this;
    }

    /** Begins before the first field of the message that is the value of the other cursor's field. */
    public WireCursor over(WireCursor outer) {
        return over(outer.bytes, outer.offset, outer.length);
    }

    /**
     * Moves to the next field; returns false when there is none.
     *
     * @throws NotPlainException when no field that ends inside the message stands here
     */
    public boolean next() {
        if (position == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) tag & 7;
        switch (wireType) {
            case WireType.VARINT -> value = varint();
            case WireType.LENGTH_DELIMITED -> {
                long size = varint();
                if (size < 0 || size > end - position) {
                    throw new NotPlainException(position, "at least " + size + " bytes more in the message");
                }
                offset = position;
                length = (int) size;
                position += length;
            }
            case WireType.FIXED64 -> value = (long) LONG.get(bytes, skip(Long.BYTES));
            case WireType.FIXED32 -> value = Integer.toUnsignedLong((int) INT.get(bytes, skip(Integer.BYTES)));
            default -> throw new NotPlainException(position, "wire type 0, 1, 2 or 5");
        }
        return true;
    }

    /** Returns the field's number: one of {@link OtlpFields}, or one that OTLP does not have. */
    public int field() {
        return field;
    }

    /** Returns one of {@link WireType}. */
    public int wireType() {
        return wireType;
    }

    /** Returns the value of a varint or fixed field; of fixed 32 bits as unsigned, of a double its bits. */
    public long value() {
        return value;
    }

    /** Returns where the content of a length-delimited field begins: text, bytes, or a message. */
    public int offset() {
        return offset;
    }

    /** Returns the length of a length-delimited field's content. */
    public int length() {
        return length;
    }

    /** Returns the content of a length-delimited field as text. */
    public String text() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    private int skip(int size) {
        if (end - position < size) {
            throw new NotPlainException(position, "at least " + size + " bytes more in the message");
        }
        int start = position;
        position += size;
        return start;
    }

    private long varint() {
        int at = position;
        if (at < end && bytes[at] >= 0) {
            position = at + 1;
            return bytes[at];
        }
        return longVarint();
    }

    private long longVarint() {
        long result = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS && position < end; shift += 7) {
            byte next = bytes[position++];
            result |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw new NotPlainException(position, "a varint of at most 10 bytes inside the message");
    }
}
