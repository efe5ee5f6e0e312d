package dev.weft.store;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of what matches.
 *
 * @param range matched spans start in it; the rest of a trace need not
 * @param after the place of the last row seen, null for the first page
 */
public record SpanSearch(
        Query.Spansets query,
        TimeRange range,
        SearchOrder order,
        int limit,
        @Nullable SearchPlace after) {

    public SpanSearch {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: at least 1)");
        }
    }
}
