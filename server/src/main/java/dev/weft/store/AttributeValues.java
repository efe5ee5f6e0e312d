package dev.weft.store;

import java.util.List;

/**
 * Values of an attribute, most spans first, then type and text.
 *
 * @param complete whether these are all; where they are not, each still has all of its spans, unless the deadline passed: then
 *     those that were committed last are counted
 */
public record AttributeValues(List<AttributeValueCount> items, boolean complete) {
    public AttributeValues {
        items = List.copyOf(items);
    }

    /** Returns the same values as those of some spans. */
    public AttributeValues inPart() {
        return new AttributeValues(items, false);
    }
}
