package dev.weft.otlp;

import dev.weft.ingest.Finding;
import dev.weft.ingest.Findings;
import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;

/** OTLP's protobuf key-values to attributes. */
final class ProtobufAttributes {

    private ProtobufAttributes() {}

    static Attributes decode(List<KeyValue> entries, Findings findings) {
        return entries.isEmpty()
                ? Attributes.EMPTY
                : new Attributes(
                        entries.stream().map(entry -> decode(entry, findings)).toList());
    }

    private static Attribute decode(KeyValue entry, Findings findings) {
        if (entry.getKeyStrindex() != 0) {
            findings.add(Finding.FOREIGN_STRING_INDEX, "key_strindex: " + entry.getKeyStrindex() + " (expected: none)");
        }
        return new Attribute(entry.getKey(), decode(entry.getValue(), findings));
    }

    private static AttributeValue decode(AnyValue value, Findings findings) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> new AttributeValue.Text(value.getStringValue());
            case BOOL_VALUE -> new AttributeValue.Bool(value.getBoolValue());
            case INT_VALUE -> new AttributeValue.Int(value.getIntValue());
            case DOUBLE_VALUE -> new AttributeValue.Real(value.getDoubleValue());
            case ARRAY_VALUE ->
                new AttributeValue.Array(value.getArrayValue().getValuesList().stream()
                        .map(element -> decode(element, findings))
                        .toList());
            case KVLIST_VALUE ->
                new AttributeValue.KeyValues(decode(value.getKvlistValue().getValuesList(), findings));
            case BYTES_VALUE -> new AttributeValue.Bytes(value.getBytesValue().toByteArray());
            case STRING_VALUE_STRINDEX -> {
                findings.add(
                        Finding.FOREIGN_STRING_INDEX,
                        "string_value_strindex: " + value.getStringValueStrindex() + " (expected: none)");
                yield new AttributeValue.Empty();
            }
            case VALUE_NOT_SET -> new AttributeValue.Empty();
        };
    }
}
