package dev.weft.model.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bytes of a request while they are walked for the first time, when nothing about them is known: whatever is not plain ends
 * the walk with a {@link NotPlainException}. Ends are given by the caller, who knows which message is walked.
 */
final class WireInput {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int MAX_VARINT_BITS = 70;

    final byte[] bytes;

    /** Where the next byte is read. */
    int at;

    WireInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns a field's tag: its number times 8 plus its wire type. */
    int tag() {
        int position = at;
        if (position < bytes.length && bytes[position] >= 0) {
            at = position + 1;
            return bytes[position];
        }
        long tag = longVarint();
        if (tag >>> Integer.SIZE != 0) {
            throw notPlain("a tag of at most 32 bits");
        }
        return (int) tag;
    }

    long varint() {
        int position = at;
        if (position < bytes.length && bytes[position] >= 0) {
            at = position + 1;
            return bytes[position];
        }
        return longVarint();
    }

    private long longVarint() {
        long result = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS && at < bytes.length; shift += 7) {
            byte next = bytes[at++];
            result |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return result;
            }
        }
        throw notPlain("a varint of at most 10 bytes");
    }

    /** Reads the length of a field's content, which begins at {@link #at} then, and returns where that ends. */
    int contentEnd(int end) {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw notPlain("content that ends inside its message");
        }
        return at + (int) length;
    }

    /** Passes over a text of UTF-8 and returns its length; it ends at {@link #at} then. */
    int text(int end) {
        int textEnd = contentEnd(end);
        if (!Utf8.isValid(bytes, at, textEnd)) {
            throw notPlain("valid UTF-8");
        }
        int length = textEnd - at;
        at = textEnd;
        return length;
    }

    /** Passes over a text of no more than that many bytes. */
    int text(int end, int maxBytes) {
        int length = text(end);
        if (length > maxBytes) {
            throw notPlain("a text of at most " + maxBytes + " bytes");
        }
        return length;
    }

    /** Passes over bytes that may be anything and returns their length; they end at {@link #at} then. */
    int opaque(int end) {
        int contentEnd = contentEnd(end);
        int length = contentEnd - at;
        at = contentEnd;
        return length;
    }

    void skip(int length, int end) {
        if (end - at < length) {
            throw notPlain("a value that ends inside its message");
        }
        at += length;
    }

    /** Returns the little-endian 64 bits that are passed over. */
    long fixed64(int end) {
        int start = at;
        skip(Long.BYTES, end);
        return (long) LONG.get(bytes, start);
    }

    /** Returns big-endian 64 bits of an id that lies before {@link #at}. */
    long idBits(int bytesBefore) {
        return (long) BIG_ENDIAN_LONG.get(bytes, at - bytesBefore);
    }

    /** Passes over an id of exactly that many bytes. */
    void id(int length, int end) {
        if (opaque(end) != length) {
            throw notPlain("an id of " + length + " bytes");
        }
    }

    /** Passes over an id of exactly that many bytes, or of none; returns whether it has any. */
    boolean optionalId(int length, int end) {
        int found = opaque(end);
        if (found != length && found != 0) {
            throw notPlain("an id of " + length + " bytes or none");
        }
        return found != 0;
    }

    /** Passes over the value of a field that OTLP does not have; its own fields of the message have numbers up to the last. */
    void skipUnknown(int tag, int lastField, int end) {
        int field = tag >>> 3;
        if (field <= lastField) {
            throw notPlain("field " + field + " of OTLP's type");
        }
        skipField(tag, end);
    }

    /** Passes over a field's value. */
    void skipField(int tag, int end) {
        switch (tag & 7) {
            case WireType.VARINT -> varint();
            case WireType.FIXED64 -> skip(Long.BYTES, end);
            case WireType.LENGTH_DELIMITED -> opaque(end);
            case WireType.FIXED32 -> skip(Integer.BYTES, end);
            default -> throw notPlain("wire type 0, 1, 2 or 5");
        }
    }

    /** Marks a singular field as seen and returns all marks; a second time is not plain. */
    int once(int seen, int tag) {
        int bit = 1 << (tag >>> 3);
        if ((seen & bit) != 0) {
            throw notPlain("field " + (tag >>> 3) + " at most once");
        }
        return seen | bit;
    }

    /** Checks that the last field of a message ended where the message does. */
    void expectEnd(int end) {
        if (at != end) {
            throw notPlain("fields that end inside their message, at byte " + end);
        }
    }

    NotPlainException notPlain(String expected) {
        return new NotPlainException(at, expected);
    }
}
