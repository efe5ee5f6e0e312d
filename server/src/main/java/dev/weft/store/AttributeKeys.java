package dev.weft.store;

import java.util.List;

/**
 * Attribute keys, most spans first, then scope and key.
 *
 * @param complete whether these are all, each with all of its spans; where they are not, each has those of its spans that were
 *     counted
 */
public record AttributeKeys(List<AttributeKeyCount> items, boolean complete) {
    public AttributeKeys {
        items = List.copyOf(items);
    }
}
