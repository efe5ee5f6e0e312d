package dev.weft.store;

import java.util.SortedSet;

/**
 * An attribute key with the spans that carry it.
 *
 * @param types of its values: string, int, double, bool, bytes, array, kvlist, empty
 */
public record AttributeKeyCount(AttributeKey key, SortedSet<String> types, long spanCount) {}
