package dev.weft.store.duckdb.part;

import dev.weft.store.LinkEnd;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkPlace;
import dev.weft.store.LinkQuery;
import java.util.Comparator;
import java.util.List;

/** Picks one page out of all links of a span in one direction, which come in any order; holds no more than the page. */
final class LinkSelection {

    private final LinkQuery query;
    private final Comparator<LinkPlace> order;
    private final FirstPlaces<Placed> first;
    private long total;

    private record Placed(LinkPlace place, LinkEnd end) {}

    LinkSelection(LinkQuery query) {
        this.query = query;
        this.order = query.order().comparator(query.direction());
        this.first = new FirstPlaces<>(query.limit() + 1, Comparator.comparing(Placed::place, order));
    }

    void add(LinkEnd end) {
        if (!query.accepts(end)) {
            return;
        }
        total++;
        LinkPlace place = query.order().place(query.direction(), end);
        if (query.after() == null || order.compare(place, query.after()) > 0) {
            first.add(new Placed(place, end));
        }
    }

    LinkPage page(boolean spanStored, int droppedLinksCount) {
        List<Placed> found = first.inOrder();
        List<Placed> items = found.subList(0, Math.min(query.limit(), found.size()));
        LinkPlace next = items.size() == found.size() ? null : items.getLast().place();
        return new LinkPage(
                spanStored,
                total,
                droppedLinksCount,
                items.stream().map(Placed::end).toList(),
                next);
    }
}
