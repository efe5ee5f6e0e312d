package dev.weft.explore;

import java.util.List;

/**
 * The most frequent of a set, most frequent first.
 *
 * @param complete whether these are all
 */
public record Suggestions<T>(List<T> items, boolean complete) {
    public Suggestions {
        items = List.copyOf(items);
    }
}
