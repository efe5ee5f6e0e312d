package dev.weft.otlp;

import dev.weft.ingest.Finding;
import dev.weft.ingest.Findings;
import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import java.util.ArrayList;
import java.util.List;

/** OTLP/JSON key-value arrays to attributes. */
final class JsonAttributeReader {

    /** Messages around an event's or link's attribute value, and how many a protobuf parser takes by default. */
    private static final int OUTERMOST_DEPTH = 6;

    private static final int MAX_DEPTH = 100;

    private final JsonInput in;
    private final Findings findings;

    JsonAttributeReader(JsonInput in, Findings findings) {
        this.in = in;
        this.findings = findings;
    }

    Attributes read() {
        return read(OUTERMOST_DEPTH);
    }

    private Attributes read(int depth) {
        in.enterArray("attributes");
        List<Attribute> entries = new ArrayList<>();
        while (in.nextElement()) {
            entries.add(entry(depth));
        }
        return new Attributes(entries);
    }

    private Attribute entry(int depth) {
        String key = "";
        AttributeValue value = new AttributeValue.Empty();
        in.enterObject("attribute");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "key" -> key = in.text("key");
                case "value" -> value = value(depth);
                case "keyStrindex", "key_strindex" -> {
                    if (in.int64(field) != 0) {
                        findings.add(Finding.FOREIGN_STRING_INDEX, field + " (expected: none)");
                    }
                }
                default -> in.skip();
            }
        }
        return new Attribute(key, value);
    }

    private AttributeValue value(int depth) {
        if (depth > MAX_DEPTH) {
            throw in.refusal("attribute value", "nested at most as deep as " + MAX_DEPTH + " protobuf messages");
        }
        AttributeValue value = new AttributeValue.Empty();
        in.enterObject("attribute value");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "stringValue", "string_value" -> value = new AttributeValue.Text(in.text(field));
                case "boolValue", "bool_value" -> value = new AttributeValue.Bool(in.bool(field));
                case "intValue", "int_value" -> value = new AttributeValue.Int(in.int64(field));
                case "doubleValue", "double_value" -> value = new AttributeValue.Real(in.real(field));
                case "bytesValue", "bytes_value" -> value = new AttributeValue.Bytes(in.bytes(field));
                case "arrayValue", "array_value" -> value = array(depth + 1);
                case "kvlistValue", "kvlist_value" -> value = keyValues(depth + 1);
                case "stringValueStrindex", "string_value_strindex" -> {
                    findings.add(Finding.FOREIGN_STRING_INDEX, field + ": " + in.int64(field) + " (expected: none)");
                    value = new AttributeValue.Empty();
                }
                default -> in.skip();
            }
        }
        return value;
    }

    private AttributeValue array(int depth) {
        List<AttributeValue> values = new ArrayList<>();
        in.enterObject("arrayValue");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("values")) {
                in.enterArray("arrayValue.values");
                while (in.nextElement()) {
                    values.add(value(depth + 1));
                }
            } else {
                in.skip();
            }
        }
        return new AttributeValue.Array(values);
    }

    private AttributeValue keyValues(int depth) {
        List<Attribute> entries = new ArrayList<>();
        in.enterObject("kvlistValue");
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("values")) {
                entries.addAll(read(depth + 2).entries());
            } else {
                in.skip();
            }
        }
        return new AttributeValue.KeyValues(new Attributes(entries));
    }
}
