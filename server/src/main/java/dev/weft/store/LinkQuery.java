package dev.weft.store;

import dev.weft.model.SpanKey;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of a span's links.
 *
 * @param limit links on the page, at least 1
 * @param after continue behind this place; null for the first page. It belongs to the same span, direction, order and filter
 * @param state only links in this state; null for all
 * @param service only links whose other end is of this service; null for all
 */
public record LinkQuery(
        SpanKey span,
        LinkDirection direction,
        LinkOrder order,
        int limit,
        @Nullable LinkPlace after,
        @Nullable LinkState state,
        @Nullable String service) {

    public LinkQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: at least 1)");
        }
    }

    /** Returns whether the filter lets this link pass. */
    public boolean accepts(LinkEnd end) {
        return (state == null || state == end.state())
                && (service == null
                        || (end.other() != null && service.equals(end.other().service())));
    }
}
