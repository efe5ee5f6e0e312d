package dev.weft.store;

import dev.weft.model.AttributeValue;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An attribute key with the spans that carry it.
 *
 * @param types of its values: string, int, double, bool, bytes, array, kvlist, empty
 */
public record AttributeKeyCount(AttributeKey key, SortedSet<String> types, long spanCount) {

    /** Most spans first, then scope and key. */
    public static final Comparator<AttributeKeyCount> ORDER = Comparator.comparingLong(AttributeKeyCount::spanCount)
            .reversed()
            .thenComparing(count -> count.key().scope())
            .thenComparing(count -> count.key().key());

    public AttributeKeyCount {
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    }

    /** Returns both counts of one key together. */
    public AttributeKeyCount plus(AttributeKeyCount other) {
        SortedSet<String> all = new TreeSet<>(types);
        all.addAll(other.types);
        return new AttributeKeyCount(key, all, spanCount + other.spanCount);
    }

    /** Returns the word for a value's type. */
    public static String type(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text _ -> "string";
            case AttributeValue.Int _ -> "int";
            case AttributeValue.Real _ -> "double";
            case AttributeValue.Bool _ -> "bool";
            case AttributeValue.Bytes _ -> "bytes";
            case AttributeValue.Array _ -> "array";
            case AttributeValue.KeyValues _ -> "kvlist";
            case AttributeValue.Empty _ -> "empty";
        };
    }
}
