package dev.weft.explore;

import dev.weft.store.Cut;
import dev.weft.store.SearchStats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of spans or traces.
 *
 * @param next cursor of the page behind, null when this is the last one
 * @param cut why rows may be missing; null when none are
 * @param tookMillis from asking to the answer, the wait for a turn included
 */
public record SearchPage<T>(
        List<T> items,
        @Nullable String next,
        SearchStats stats,
        @Nullable Cut cut,
        long tookMillis) {
    public SearchPage {
        items = List.copyOf(items);
    }
}
