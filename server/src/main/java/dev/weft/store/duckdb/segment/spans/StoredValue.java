package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.WireAttribute;
import dev.weft.model.batch.WireCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Attribute values from what a block keeps of them: a number, or the content of the field in OTLP's {@code AnyValue}. */
final class StoredValue {

    private StoredValue() {}

    static AttributeValue ofNumber(int type, long number) {
        return switch (type) {
            case OtlpFields.ANY_BOOL -> new AttributeValue.Bool(number != 0);
            case OtlpFields.ANY_INT -> new AttributeValue.Int(number);
            case OtlpFields.ANY_DOUBLE -> new AttributeValue.Real(Double.longBitsToDouble(number));
            default -> new AttributeValue.Empty();
        };
    }

    static AttributeValue ofBytes(int type, byte[] array, int offset, int length) {
        return switch (type) {
            case OtlpFields.ANY_STRING ->
                new AttributeValue.Text(new String(array, offset, length, StandardCharsets.UTF_8));
            case OtlpFields.ANY_BYTES -> new AttributeValue.Bytes(Arrays.copyOfRange(array, offset, offset + length));
            case OtlpFields.ANY_ARRAY -> new AttributeValue.Array(values(array, offset, length));
            default -> new AttributeValue.KeyValues(new Attributes(entries(array, offset, length)));
        };
    }

    private static List<AttributeValue> values(byte[] array, int offset, int length) {
        List<AttributeValue> values = new ArrayList<>();
        WireAttribute element = new WireAttribute();
        WireCursor list = new WireCursor().over(array, offset, length);
        while (list.next()) {
            if (list.field() == OtlpFields.LIST_VALUES) {
                values.add(value(array, element.overValue(array, list.offset(), list.length())));
            }
        }
        return values;
    }

    private static List<Attribute> entries(byte[] array, int offset, int length) {
        List<Attribute> entries = new ArrayList<>();
        WireAttribute entry = new WireAttribute();
        WireCursor list = new WireCursor().over(array, offset, length);
        while (list.next()) {
            if (list.field() == OtlpFields.LIST_VALUES) {
                entry.over(array, list.offset(), list.length());
                entries.add(new Attribute(entry.key(), value(array, entry)));
            }
        }
        return entries;
    }

    private static AttributeValue value(byte[] array, WireAttribute at) {
        return ValueTypes.isBytes(at.valueCase())
                ? ofBytes(at.valueCase(), array, at.valueOffset(), at.valueLength())
                : ofNumber(at.valueCase(), at.scalar());
    }
}
