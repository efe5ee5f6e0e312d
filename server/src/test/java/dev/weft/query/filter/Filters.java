package dev.weft.query.filter;

import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;

/** Filters as queries write them. */
public final class Filters {

    private Filters() {}

    /** Returns the filter that alone decides the query. */
    public static SpanFilter parse(String query) {
        Candidates candidates = Candidates.of(((Query.Spansets) TraceQl.parse(query)).pipeline());
        if (!candidates.exact() || candidates.anyOf().size() != 1) {
            throw new IllegalArgumentException(query + " (expected: what one filter decides)");
        }
        return candidates.anyOf().getFirst();
    }
}
