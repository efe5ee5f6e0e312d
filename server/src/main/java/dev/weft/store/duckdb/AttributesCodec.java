package dev.weft.store.duckdb;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import java.util.ArrayList;
import java.util.List;

/** Attributes as bytes: a count, then key, type tag and value of each. Doubles keep their bits. */
final class AttributesCodec {

    private static final int EMPTY = 0;
    private static final int TEXT = 1;
    private static final int FALSE = 2;
    private static final int TRUE = 3;
    private static final int INT = 4;
    private static final int REAL = 5;
    private static final int BYTES = 6;
    private static final int ARRAY = 7;
    private static final int KEY_VALUES = 8;

    private AttributesCodec() {}

    static void write(BinaryWriter out, Attributes attributes) {
        out.writeUnsigned(attributes.size());
        for (Attribute entry : attributes) {
            out.writeText(entry.key());
            write(out, entry.value());
        }
    }

    static Attributes read(BinaryReader in) {
        int count = in.readCount();
        if (count == 0) {
            return Attributes.EMPTY;
        }
        List<Attribute> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(new Attribute(in.readText(), readValue(in)));
        }
        return new Attributes(entries);
    }

    private static void write(BinaryWriter out, AttributeValue value) {
        switch (value) {
            case AttributeValue.Empty _ -> out.writeByte(EMPTY);
            case AttributeValue.Text(String text) -> {
                out.writeByte(TEXT);
                out.writeText(text);
            }
            case AttributeValue.Bool(boolean flag) -> out.writeByte(flag ? TRUE : FALSE);
            case AttributeValue.Int(long number) -> {
                out.writeByte(INT);
                out.writeLong(number);
            }
            case AttributeValue.Real(double number) -> {
                out.writeByte(REAL);
                out.writeLong(Double.doubleToRawLongBits(number));
            }
            case AttributeValue.Bytes bytes -> {
                out.writeByte(BYTES);
                out.writeBytes(bytes.value());
            }
            case AttributeValue.Array(List<AttributeValue> values) -> {
                out.writeByte(ARRAY);
                out.writeUnsigned(values.size());
                values.forEach(element -> write(out, element));
            }
            case AttributeValue.KeyValues(Attributes entries) -> {
                out.writeByte(KEY_VALUES);
                write(out, entries);
            }
        }
    }

    private static AttributeValue readValue(BinaryReader in) {
        int tag = in.readByte();
        return switch (tag) {
            case EMPTY -> new AttributeValue.Empty();
            case TEXT -> new AttributeValue.Text(in.readText());
            case FALSE -> new AttributeValue.Bool(false);
            case TRUE -> new AttributeValue.Bool(true);
            case INT -> new AttributeValue.Int(in.readLong());
            case REAL -> new AttributeValue.Real(Double.longBitsToDouble(in.readLong()));
            case BYTES -> new AttributeValue.Bytes(in.readBytes());
            case ARRAY -> {
                int count = in.readCount();
                List<AttributeValue> values = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    values.add(readValue(in));
                }
                yield new AttributeValue.Array(values);
            }
            case KEY_VALUES -> new AttributeValue.KeyValues(read(in));
            default -> throw new IllegalStateException("stored attribute type: " + tag + " (expected: 0 to 8)");
        };
    }
}
