package dev.weft.model;

import java.util.HexFormat;

/**
 * A trace's 16 bytes, as two big-endian halves. All zero is {@linkplain #INVALID invalid}
 * (OpenTelemetry specification, "SpanContext"). Ordered as unsigned bytes, which is the order of the hex text.
 */
public record TraceId(long high, long low) implements Comparable<TraceId> {

    public static final TraceId INVALID = new TraceId(0, 0);

    /** @throws IllegalArgumentException unless the text is 32 hexadecimal digits of either case */
    public static TraceId parse(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("trace id: '" + hex + "' (expected: 32 hexadecimal digits)");
        }
        try {
            return new TraceId(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("trace id: '" + hex + "' (expected: 32 hexadecimal digits)", e);
        }
    }

    public boolean isValid() {
        return (high | low) != 0;
    }

    @Override
    public int compareTo(TraceId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Returns 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
