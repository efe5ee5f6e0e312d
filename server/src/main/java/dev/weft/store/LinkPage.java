package dev.weft.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a span's links.
 *
 * @param spanStored whether the span itself is stored
 * @param total links in this direction that pass the filter, over all pages
 * @param droppedLinksCount outgoing: what the linking span's SDK dropped; incoming: 0. Unsigned 32 bits
 * @param next where the next page begins, null on the last one
 */
public record LinkPage(
        boolean spanStored,
        long total,
        int droppedLinksCount,
        List<LinkEnd> items,
        @Nullable LinkPlace next) {
    public LinkPage {
        items = List.copyOf(items);
    }
}
