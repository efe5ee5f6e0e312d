package dev.weft.store;

import java.util.List;

/**
 * Values of an attribute, most spans first, then type and text.
 *
 * @param complete whether these are all; where they are not, each still has all of its spans
 */
public record AttributeValues(List<AttributeValueCount> items, boolean complete) {
    public AttributeValues {
        items = List.copyOf(items);
    }
}
