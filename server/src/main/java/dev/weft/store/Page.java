package dev.weft.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a longer answer.
 *
 * @param next place of the last row when more follow, null when this was the end
 * @param cut why rows may be missing; null when none are
 */
public record Page<T>(
        List<T> items,
        @Nullable SearchPlace next,
        SearchStats stats,
        @Nullable Cut cut) {
    public Page {
        items = List.copyOf(items);
    }
}
