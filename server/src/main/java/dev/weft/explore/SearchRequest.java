package dev.weft.explore;

import dev.weft.model.TimeRange;
import dev.weft.store.SearchOrder;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of spans or traces.
 *
 * @param query TraceQL; empty matches everything
 * @param range the start of a matched span lies in it
 * @param cursor {@code next} of the page before, null for the first page
 */
public record SearchRequest(
        String query,
        TimeRange range,
        SearchOrder order,
        int limit,
        @Nullable String cursor) {}
