package dev.weft.model.batch;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes from plain bytes. Not safe for use by several threads. */
final class AttributeReading {

    private final byte[] bytes;
    private final WireAttribute wire = new WireAttribute();

    AttributeReading(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the {@code KeyValue} that is the value of the cursor's field. */
    Attribute attribute(WireCursor at) {
        wire.over(bytes, at.offset(), at.length());
        String key = wire.key();
        return new Attribute(key, value());
    }

    /** Reads the {@code KeyValue} if it has that key. */
    @Nullable
    AttributeValue valueOf(byte[] keyUtf8, WireCursor at) {
        wire.over(bytes, at.offset(), at.length());
        return wire.hasKey(keyUtf8) ? value() : null;
    }

    private AttributeValue value() {
        return switch (wire.valueCase()) {
            case OtlpFields.ANY_STRING -> new AttributeValue.Text(wire.text());
            case OtlpFields.ANY_BOOL -> new AttributeValue.Bool(wire.scalar() != 0);
            case OtlpFields.ANY_INT -> new AttributeValue.Int(wire.scalar());
            case OtlpFields.ANY_DOUBLE -> new AttributeValue.Real(Double.longBitsToDouble(wire.scalar()));
            case OtlpFields.ANY_BYTES ->
                new AttributeValue.Bytes(
                        Arrays.copyOfRange(bytes, wire.valueOffset(), wire.valueOffset() + wire.valueLength()));
            case OtlpFields.ANY_ARRAY -> array(wire.valueOffset(), wire.valueLength());
            case OtlpFields.ANY_KVLIST -> keyValues(wire.valueOffset(), wire.valueLength());
            default -> new AttributeValue.Empty();
        };
    }

    private AttributeValue array(int offset, int length) {
        List<AttributeValue> values = new ArrayList<>();
        WireCursor list = new WireCursor().over(bytes, offset, length);
        while (list.next()) {
            if (list.field() == OtlpFields.LIST_VALUES) {
                wire.overValue(bytes, list.offset(), list.length());
                values.add(value());
            }
        }
        return new AttributeValue.Array(values);
    }

    private AttributeValue keyValues(int offset, int length) {
        List<Attribute> entries = new ArrayList<>();
        WireCursor list = new WireCursor().over(bytes, offset, length);
        while (list.next()) {
            if (list.field() == OtlpFields.LIST_VALUES) {
                entries.add(attribute(list));
            }
        }
        return new AttributeValue.KeyValues(attributes(entries));
    }

    static Attributes attributes(List<Attribute> entries) {
        return entries.isEmpty() ? Attributes.EMPTY : new Attributes(entries);
    }
}
