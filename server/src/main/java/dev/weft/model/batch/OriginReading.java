package dev.weft.model.batch;

import dev.weft.model.Attribute;
import dev.weft.model.EntityRef;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import java.util.ArrayList;
import java.util.List;

/** Resources and scopes from plain bytes. */
final class OriginReading {

    private final AttributeReading attributeReading;

    private OriginReading(byte[] bytes) {
        this.attributeReading = new AttributeReading(bytes);
    }

    static Resource resource(byte[] bytes, int offset, int length, String schemaUrl) {
        return new OriginReading(bytes).resource(new WireCursor().over(bytes, offset, length), schemaUrl);
    }

    static Scope scope(byte[] bytes, int offset, int length, String schemaUrl) {
        return new OriginReading(bytes).scope(new WireCursor().over(bytes, offset, length), schemaUrl);
    }

    private Resource resource(WireCursor resource, String schemaUrl) {
        List<Attribute> attributes = new ArrayList<>();
        int droppedAttributes = 0;
        List<EntityRef> entityRefs = new ArrayList<>();
        while (resource.next()) {
            switch (resource.field()) {
                case OtlpFields.RESOURCE_ATTRIBUTES -> attributes.add(attributeReading.attribute(resource));
                case OtlpFields.RESOURCE_DROPPED_ATTRIBUTES_COUNT -> droppedAttributes = (int) resource.value();
                case OtlpFields.RESOURCE_ENTITY_REFS -> entityRefs.add(entityRef(new WireCursor().over(resource)));
                default -> {}
            }
        }
        return new Resource(AttributeReading.attributes(attributes), droppedAttributes, entityRefs, schemaUrl);
    }

    private static EntityRef entityRef(WireCursor ref) {
        String schemaUrl = "";
        String type = "";
        List<String> idKeys = new ArrayList<>();
        List<String> descriptionKeys = new ArrayList<>();
        while (ref.next()) {
            switch (ref.field()) {
                case OtlpFields.ENTITY_REF_SCHEMA_URL -> schemaUrl = ref.text();
                case OtlpFields.ENTITY_REF_TYPE -> type = ref.text();
                case OtlpFields.ENTITY_REF_ID_KEYS -> idKeys.add(ref.text());
                case OtlpFields.ENTITY_REF_DESCRIPTION_KEYS -> descriptionKeys.add(ref.text());
                default -> {}
            }
        }
        return new EntityRef(schemaUrl, type, idKeys, descriptionKeys);
    }

    private Scope scope(WireCursor scope, String schemaUrl) {
        String name = "";
        String version = "";
        List<Attribute> attributes = new ArrayList<>();
        int droppedAttributes = 0;
        while (scope.next()) {
            switch (scope.field()) {
                case OtlpFields.SCOPE_NAME -> name = scope.text();
                case OtlpFields.SCOPE_VERSION -> version = scope.text();
                case OtlpFields.SCOPE_ATTRIBUTES -> attributes.add(attributeReading.attribute(scope));
                case OtlpFields.SCOPE_DROPPED_ATTRIBUTES_COUNT -> droppedAttributes = (int) scope.value();
                default -> {}
            }
        }
        return new Scope(name, version, AttributeReading.attributes(attributes), droppedAttributes, schemaUrl);
    }
}
