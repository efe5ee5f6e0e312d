package dev.weft.otlp;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import java.util.List;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;

/** Attributes to OTLP/JSON key-value arrays. */
final class JsonAttributeWriter {

    private JsonAttributeWriter() {}

    static void write(JsonGenerator json, Attributes attributes) {
        json.writeStartArray();
        for (Attribute entry : attributes) {
            json.writeStartObject();
            json.writeStringProperty("key", entry.key());
            json.writeName("value");
            write(json, entry.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, AttributeValue value) {
        json.writeStartObject();
        switch (value) {
            case AttributeValue.Empty _ -> {}
            case AttributeValue.Text(String text) -> json.writeStringProperty("stringValue", text);
            case AttributeValue.Bool(boolean bool) -> json.writeBooleanProperty("boolValue", bool);
            case AttributeValue.Int(long number) -> json.writeStringProperty("intValue", Long.toString(number));
            case AttributeValue.Real(double number) -> write(json, number);
            case AttributeValue.Bytes bytes -> {
                json.writeName("bytesValue");
                byte[] content = bytes.value();
                json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, content, 0, content.length);
            }
            case AttributeValue.Array(List<AttributeValue> values) -> {
                json.writeObjectPropertyStart("arrayValue");
                json.writeArrayPropertyStart("values");
                values.forEach(element -> write(json, element));
                json.writeEndArray();
                json.writeEndObject();
            }
            case AttributeValue.KeyValues(Attributes entries) -> {
                json.writeObjectPropertyStart("kvlistValue");
                json.writeName("values");
                write(json, entries);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, double number) {
        if (Double.isFinite(number)) {
            json.writeNumberProperty("doubleValue", number);
        } else {
            json.writeStringProperty("doubleValue", Double.toString(number));
        }
    }
}
