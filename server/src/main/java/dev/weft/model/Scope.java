package dev.weft.model;

/**
 * The instrumentation scope that made a span.
 *
 * @param schemaUrl OTLP's {@code ScopeSpans.schema_url}, empty when none
 * @param droppedAttributesCount unsigned 32 bits
 */
public record Scope(String name, String version, Attributes attributes, int droppedAttributesCount, String schemaUrl) {

    public static final Scope EMPTY = new Scope("", "", Attributes.EMPTY, 0, "");

    public Scope canonical() {
        return new Scope(name, version, attributes.canonical(), droppedAttributesCount, schemaUrl);
    }
}
