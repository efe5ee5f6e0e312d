package dev.weft.otlp;

import com.google.protobuf.ByteString;
import dev.weft.ingest.Finding;
import dev.weft.ingest.Findings;
import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.util.List;

/** OTLP's protobuf key-values to attributes and back. */
final class ProtobufAttributes {

    private ProtobufAttributes() {}

    static Attributes decode(List<KeyValue> entries, Findings findings) {
        return entries.isEmpty()
                ? Attributes.EMPTY
                : new Attributes(
                        entries.stream().map(entry -> decode(entry, findings)).toList());
    }

    static List<KeyValue> encode(Attributes attributes) {
        return attributes.entries().stream()
                .map(entry -> KeyValue.newBuilder()
                        .setKey(entry.key())
                        .setValue(encode(entry.value()))
                        .build())
                .toList();
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

    private static AnyValue encode(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Empty _ -> AnyValue.getDefaultInstance();
            case AttributeValue.Text(String text) ->
                AnyValue.newBuilder().setStringValue(text).build();
            case AttributeValue.Bool(boolean bool) ->
                AnyValue.newBuilder().setBoolValue(bool).build();
            case AttributeValue.Int(long number) ->
                AnyValue.newBuilder().setIntValue(number).build();
            case AttributeValue.Real(double number) ->
                AnyValue.newBuilder().setDoubleValue(number).build();
            case AttributeValue.Bytes bytes ->
                AnyValue.newBuilder()
                        .setBytesValue(ByteString.copyFrom(bytes.value()))
                        .build();
            case AttributeValue.Array(List<AttributeValue> values) ->
                AnyValue.newBuilder()
                        .setArrayValue(ArrayValue.newBuilder()
                                .addAllValues(values.stream()
                                        .map(ProtobufAttributes::encode)
                                        .toList()))
                        .build();
            case AttributeValue.KeyValues(Attributes entries) ->
                AnyValue.newBuilder()
                        .setKvlistValue(KeyValueList.newBuilder().addAllValues(encode(entries)))
                        .build();
        };
    }
}
