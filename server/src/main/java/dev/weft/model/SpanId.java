package dev.weft.model;

import java.util.HexFormat;

/**
 * A span's 8 bytes, big-endian. Zero is {@linkplain #INVALID invalid}, and as a parent means "no parent".
 * Ordered as unsigned bytes, which is the order of the hex text.
 */
public record SpanId(long value) implements Comparable<SpanId> {

    public static final SpanId INVALID = new SpanId(0);

    /** @throws IllegalArgumentException unless the text is 16 hexadecimal digits of either case */
    public static SpanId parse(String hex) {
        if (hex.length() != 16) {
            throw new IllegalArgumentException("span id: '" + hex + "' (expected: 16 hexadecimal digits)");
        }
        try {
            return new SpanId(HexFormat.fromHexDigitsToLong(hex));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("span id: '" + hex + "' (expected: 16 hexadecimal digits)", e);
        }
    }

    public boolean isValid() {
        return value != 0;
    }

    @Override
    public int compareTo(SpanId other) {
        return Long.compareUnsigned(value, other.value);
    }

    /** Returns 16 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
