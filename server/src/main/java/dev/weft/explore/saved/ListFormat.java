package dev.weft.explore.saved;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** How the items of a {@link KeptList} are spelled in its file. */
interface ListFormat<T> {

    /** Returns the property of the file that holds the items. */
    String property();

    /** Writes an item as an object. */
    void write(JsonGenerator json, T item);

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws RuntimeException when the node is something else
     */
    T read(JsonNode node);

    /** @throws RuntimeException when the object has no such property, or another value there */
    static String text(JsonNode object, String property) {
        JsonNode text = object.required(property);
        if (!text.isString()) {
            throw new IllegalArgumentException(property + ": " + text + " (expected: a string)");
        }
        return text.stringValue();
    }
}
