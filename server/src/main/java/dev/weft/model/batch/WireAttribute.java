package dev.weft.model.batch;

import dev.weft.model.AttributeValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One key with its value where it stands on the wire: an OTLP {@code KeyValue} taken apart without allocating. May be used for
 * one attribute after the other, by one thread.
 */
public final class WireAttribute {

    /** What {@link #valueCase()} is when the value has none of OTLP's variants. */
    public static final int EMPTY = 0;

    private final WireCursor cursor = new WireCursor();
    private byte[] bytes = {};
    private int keyOffset;
    private int keyLength;
    private int valueCase;
    private long scalar;
    private int valueOffset;
    private int valueLength;

    /** Takes apart the {@code KeyValue} whose content lies there. */
    public WireAttribute over(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        keyOffset = 0;
        keyLength = 0;
        valueCase = EMPTY;
        cursor.over(bytes, offset, length);
        int anyOffset = 0;
        int anyLength = 0;
        while (cursor.next()) {
            switch (cursor.field()) {
                case OtlpFields.KEY_VALUE_KEY -> {
                    keyOffset = cursor.offset();
                    keyLength = cursor.length();
                }
                case OtlpFields.KEY_VALUE_VALUE -> {
                    anyOffset = cursor.offset();
                    anyLength = cursor.length();
                }
                default -> {}
            }
        }
        return overValue(bytes, anyOffset, anyLength);
    }

    /** Takes apart the {@code AnyValue} whose content lies there, such as an array's element; the key stays. */
    public WireAttribute overValue(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        valueCase = EMPTY;
        scalar = 0;
        valueOffset = 0;
        valueLength = 0;
        cursor.over(bytes, offset, length);
        while (cursor.next()) {
            int field = cursor.field();
            if (field < OtlpFields.ANY_STRING || field > OtlpFields.ANY_BYTES) {
                continue;
            }
            valueCase = field;
            if (cursor.wireType() == WireType.LENGTH_DELIMITED) {
                valueOffset = cursor.offset();
                valueLength = cursor.length();
            } else {
                scalar = cursor.value();
            }
        }
        return this;
    }

    /** Returns where the key's UTF-8 begins; an empty key lies anywhere. */
    public int keyOffset() {
        return keyOffset;
    }

    public int keyLength() {
        return keyLength;
    }

    public String key() {
        return new String(bytes, keyOffset, keyLength, StandardCharsets.UTF_8);
    }

    public boolean hasKey(byte[] keyUtf8) {
        return Arrays.equals(bytes, keyOffset, keyOffset + keyLength, keyUtf8, 0, keyUtf8.length);
    }

    /** Returns what {@link #valueCase()} is of a value. */
    public static int valueCase(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Empty _ -> EMPTY;
            case AttributeValue.Text _ -> OtlpFields.ANY_STRING;
            case AttributeValue.Bool _ -> OtlpFields.ANY_BOOL;
            case AttributeValue.Int _ -> OtlpFields.ANY_INT;
            case AttributeValue.Real _ -> OtlpFields.ANY_DOUBLE;
            case AttributeValue.Array _ -> OtlpFields.ANY_ARRAY;
            case AttributeValue.KeyValues _ -> OtlpFields.ANY_KVLIST;
            case AttributeValue.Bytes _ -> OtlpFields.ANY_BYTES;
        };
    }

    /** Returns the number of {@code AnyValue}'s field that is set, {@link OtlpFields#ANY_STRING} and so on, or {@link #EMPTY}. */
    public int valueCase() {
        return valueCase;
    }

    /** Returns a text value. */
    public String text() {
        return new String(bytes, valueOffset, valueLength, StandardCharsets.UTF_8);
    }

    /** Returns an int, 0 or another number for a bool, the bits of a double; 0 where there is none of them. */
    public long scalar() {
        return scalar;
    }

    /** Returns where a text's UTF-8, bytes, or the content of an {@code ArrayValue} or {@code KeyValueList} begin. */
    public int valueOffset() {
        return valueOffset;
    }

    public int valueLength() {
        return valueLength;
    }
}
