package dev.weft.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a longer answer.
 *
 * @param next a place behind which the answer goes on: that of the last row when more follow; where the deadline cut the page,
 *     the place up to which all was looked at, behind the last row. Null when this was the end, and for a page that is cut
 *     where it cannot go on: no row behind the place may be lost, and it lies behind the place where this page began
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
