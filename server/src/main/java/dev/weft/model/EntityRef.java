package dev.weft.model;

import java.util.List;

/** A reference from a resource to an entity that its attributes describe (OTLP {@code EntityRef}, in development). */
public record EntityRef(String schemaUrl, String type, List<String> idKeys, List<String> descriptionKeys) {
    public EntityRef {
        idKeys = List.copyOf(idKeys);
        descriptionKeys = List.copyOf(descriptionKeys);
    }
}
