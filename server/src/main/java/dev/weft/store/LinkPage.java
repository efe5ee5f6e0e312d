package dev.weft.store;

import java.util.Comparator;
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

    /** Returns the page that the query asks for out of all links of its span in its direction, in any order. */
    public static LinkPage of(LinkQuery query, boolean spanStored, int droppedLinksCount, List<LinkEnd> ends) {
        LinkOrder order = query.order();
        LinkDirection direction = query.direction();
        Comparator<LinkPlace> byPlace = order.comparator(direction);
        List<LinkEnd> passing = ends.stream()
                .filter(query::accepts)
                .sorted(Comparator.comparing(end -> order.place(direction, end), byPlace))
                .toList();
        List<LinkEnd> rest = passing.stream()
                .filter(end -> query.after() == null || byPlace.compare(order.place(direction, end), query.after()) > 0)
                .toList();
        List<LinkEnd> items = rest.subList(0, Math.min(query.limit(), rest.size()));
        LinkPlace next = items.size() == rest.size() ? null : order.place(direction, items.getLast());
        return new LinkPage(spanStored, passing.size(), droppedLinksCount, items, next);
    }
}
