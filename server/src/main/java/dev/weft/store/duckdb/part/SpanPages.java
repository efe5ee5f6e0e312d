package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One search for spans. */
final class SpanPages {

    private static final int MOST_TOGETHER = 1_000;
    private static final SpanKey LOWEST = new SpanKey(new TraceId(0, 0), new SpanId(0));

    private final List<Part> parts;
    private final ColumnSpans columns;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final ChunkReads reads;

    SpanPages(PartsView view, SpanSearch search, Cancellation cancellation) {
        this.parts = view.parts();
        this.columns = view.columns();
        this.search = search;
        this.cancellation = cancellation;
        this.reads = new ChunkReads(search, cancellation);
    }

    Page<SpanRow> page() {
        List<Match> found = search.order() == SearchOrder.LONGEST ? longest() : byStart();
        List<Match> items = found.subList(0, Math.min(search.limit(), found.size()));
        return new Page<>(
                items.stream().map(match -> row(match.span())).toList(),
                items.size() == found.size() ? null : items.getLast().place(),
                reads.stats());
    }

    /** Returns the matches of the page and one more when there is one. */
    private List<Match> byStart() {
        MatchesByStart matches = new MatchesByStart(parts, search, reads);
        List<Match> found = new ArrayList<>();
        for (Match match = matches.next(); match != null; match = matches.next()) {
            found.add(match);
            if (found.size() > search.limit()) {
                break;
            }
        }
        return found;
    }

    private List<Match> longest() {
        Comparator<SearchPlace> order = search.order().comparator();
        FirstPlaces<Match> first = new FirstPlaces<>(search.limit() + 1, Comparator.comparing(Match::place, order));
        ColumnSpans.Walk walk = columns.find(search, cancellation);
        List<Part> read = walk == null
                ? parts
                : parts.stream().filter(part -> !columns.cover(part)).toList();
        PartChunk.forEachFew(
                PartChunk.of(read, search),
                few -> reads.read(few, search.after()).forEach(first::add));
        if (walk != null) {
            parts.stream().filter(columns::cover).forEach(reads::walked);
            addLongest(walk, first, order);
        }
        return first.inOrder();
    }

    /** Adds spans of the walk until it comes to those that are shorter than what was found. */
    private void addLongest(ColumnSpans.Walk walk, FirstPlaces<Match> first, Comparator<SearchPlace> order) {
        List<ColumnSpans.Found> next = walk.next(search.limit() + 1);
        while (!next.isEmpty()) {
            for (ColumnSpans.Found found : next) {
                if (first.isBehind(longestLike(found))) {
                    return;
                }
                SearchPlace place = search.order().place(found.chunk().read().facts(found.row()));
                if (search.after() == null || order.compare(place, search.after()) > 0) {
                    first.add(new Match(place, found.chunk(), found.row()));
                }
            }
            next = walk.next(MOST_TOGETHER);
        }
    }

    /** Returns the first match that may be as long: of equally long ones ids decide, which columns do not know. */
    private static Match longestLike(ColumnSpans.Found found) {
        SearchPlace place = new SearchPlace(
                found.durationNanos().isPresent(), found.durationNanos().orElse(0), LOWEST);
        return new Match(place, found.chunk(), found.row());
    }

    private SpanRow row(Span span) {
        int linksIn = 0;
        for (Part part : parts) {
            linksIn += part.countIncoming(span.key());
        }
        return SpanRow.of(span, linksIn, search.filter());
    }
}
