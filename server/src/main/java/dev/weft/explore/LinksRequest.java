package dev.weft.explore;

import dev.weft.model.SpanKey;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of a span's links.
 *
 * @param direction null for the first page of both
 * @param cursor {@code next} of the page before, which needs a direction; null for the first page
 * @param state only links in this state; null for all
 * @param service only links whose other end is of this service; null for all
 */
public record LinksRequest(
        SpanKey span,
        @Nullable LinkDirection direction,
        LinkOrder order,
        int limit,
        @Nullable String cursor,
        @Nullable LinkState state,
        @Nullable String service) {}
