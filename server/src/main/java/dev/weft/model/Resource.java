package dev.weft.model;

import java.util.List;

/**
 * What produced a span.
 *
 * @param schemaUrl OTLP's {@code ResourceSpans.schema_url}, empty when none
 * @param droppedAttributesCount unsigned 32 bits
 */
public record Resource(
        Attributes attributes, int droppedAttributesCount, List<EntityRef> entityRefs, String schemaUrl) {

    public static final Resource EMPTY = new Resource(Attributes.EMPTY, 0, List.of(), "");

    /** The attribute that names the service. */
    public static final String SERVICE_NAME = "service.name";

    /** What {@link #service()} shows where {@code service.name} is missing or not a string. */
    public static final String UNKNOWN_SERVICE = "unknown_service";

    public Resource {
        entityRefs = List.copyOf(entityRefs);
    }

    public String service() {
        return attributes.find(SERVICE_NAME) instanceof AttributeValue.Text(String name) ? name : UNKNOWN_SERVICE;
    }

    public Resource canonical() {
        return new Resource(attributes.canonical(), droppedAttributesCount, entityRefs, schemaUrl);
    }
}
