package dev.weft.store.duckdb.head;

import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.WireAttribute;
import dev.weft.model.batch.WireType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An attribute key in the one form in which senders write it: the key, the value, and nothing else. Finding it there again, and
 * the type of its value, takes no look at any other field.
 */
final class PlainAttribute {

    /** What {@link #type} is of an attribute with another key, or in another form. */
    static final int NONE = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final int MOST_KEY_BYTES = 127;

    /** All that stands before the value's length; empty for a key that is too long. */
    private final byte[] before;

    PlainAttribute(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MOST_KEY_BYTES) {
            before = new byte[0];
            return;
        }
        before = new byte[utf8.length + 3];
        before[0] = tag(OtlpFields.KEY_VALUE_KEY, WireType.LENGTH_DELIMITED);
        before[1] = (byte) utf8.length;
        System.arraycopy(utf8, 0, before, 2, utf8.length);
        before[utf8.length + 2] = tag(OtlpFields.KEY_VALUE_VALUE, WireType.LENGTH_DELIMITED);
    }

    /**
     * Returns a hash of the key of the {@code KeyValue} there, if it stands in this form, else any number: of its length and
     * last bytes, in which keys differ most.
     */
    static int hash(byte[] bytes, int offset, int length) {
        int keyLength = length < 2 ? 0 : bytes[offset + 1];
        if (keyLength <= 0 || keyLength > length - 2) {
            return 0;
        }
        int end = offset + 2 + keyLength;
        long last = 0;
        if (keyLength >= Long.BYTES) {
            last = (long) LONG.get(bytes, end - Long.BYTES);
        } else {
            for (int at = offset + 2; at < end; at++) {
                last = (last << Byte.SIZE) | bytes[at];
            }
        }
        return (int) (((last + keyLength) * MIX) >>> Integer.SIZE);
    }

    /** Returns the {@link WireAttribute#valueCase} of the {@code KeyValue} there when it has this key, else {@link #NONE}. */
    int type(byte[] bytes, int offset, int length) {
        int value = offset + before.length;
        int end = offset + length;
        if (before.length == 0 || value >= end || !Arrays.equals(bytes, offset, value, before, 0, before.length)) {
            return NONE;
        }
        int content = lastContent(bytes, value, end);
        if (content < 0) {
            return NONE;
        }
        return content == end ? WireAttribute.EMPTY : typeOf(bytes, content, end);
    }

    private static int typeOf(byte[] bytes, int at, int end) {
        int field = bytes[at] >> 3;
        boolean plain = switch (bytes[at] & 7) {
            case WireType.LENGTH_DELIMITED -> isText(field) && lastContent(bytes, at + 1, end) >= 0;
            case WireType.VARINT -> isNumber(field) && isVarint(bytes, at + 1, end);
            case WireType.FIXED64 -> field == OtlpFields.ANY_DOUBLE && end - at == 1 + Long.BYTES;
            default -> false;
        };
        return plain ? field : NONE;
    }

    private static boolean isText(int field) {
        return switch (field) {
            case OtlpFields.ANY_STRING, OtlpFields.ANY_BYTES, OtlpFields.ANY_ARRAY, OtlpFields.ANY_KVLIST -> true;
            default -> false;
        };
    }

    private static boolean isNumber(int field) {
        return field == OtlpFields.ANY_BOOL || field == OtlpFields.ANY_INT;
    }

    /** Returns where the content begins whose length of one or two bytes stands there, NONE when it does not end at the end. */
    private static int lastContent(byte[] bytes, int at, int end) {
        if (at >= end) {
            return NONE;
        }
        int length = bytes[at];
        int content = at + 1;
        if (length < 0) {
            if (content >= end || bytes[content] <= 0) {
                return NONE;
            }
            length = (length & 0x7F) | (bytes[content++] << 7);
        }
        return content + length == end ? content : NONE;
    }

    private static boolean isVarint(byte[] bytes, int at, int end) {
        int last = at;
        while (last < end && bytes[last] < 0) {
            last++;
        }
        return last == end - 1;
    }

    private static byte tag(int field, int wireType) {
        return (byte) ((field << 3) | wireType);
    }
}
