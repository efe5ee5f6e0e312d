package dev.weft.model;

/** One key with its value. The key may be empty: OTLP allows what the API forbids. */
public record Attribute(String key, AttributeValue value) {

    public static Attribute of(String key, String value) {
        return new Attribute(key, new AttributeValue.Text(value));
    }

    public static Attribute of(String key, long value) {
        return new Attribute(key, new AttributeValue.Int(value));
    }

    public static Attribute of(String key, double value) {
        return new Attribute(key, new AttributeValue.Real(value));
    }

    public static Attribute of(String key, boolean value) {
        return new Attribute(key, new AttributeValue.Bool(value));
    }
}
