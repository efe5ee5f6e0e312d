package dev.weft.model;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A typed attribute value: one variant for each of OTLP's {@code AnyValue}. */
public sealed interface AttributeValue {

    /** A value that was sent without any of the variants: legal in OTLP, and not the same as an absent attribute. */
    record Empty() implements AttributeValue {}

    record Text(String value) implements AttributeValue {}

    record Bool(boolean value) implements AttributeValue {}

    record Int(long value) implements AttributeValue {}

    /** NaN equals NaN and 0.0 differs from -0.0, as {@link Double#equals} has it. */
    record Real(double value) implements AttributeValue {}

    /** Bytes are copied on the way in and out, and compared by content. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] value) implements AttributeValue {
        public Bytes {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Bytes[" + HexFormat.of().formatHex(value) + "]";
        }
    }

    /** An array; elements may be of different types, and their order is kept. */
    record Array(List<AttributeValue> values) implements AttributeValue {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** A nested key-value list. */
    record KeyValues(Attributes entries) implements AttributeValue {}
}
