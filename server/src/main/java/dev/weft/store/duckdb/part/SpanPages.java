package dev.weft.store.duckdb.part;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** One search for spans. */
final class SpanPages {

    private static final int MOST_TOGETHER = 1_000;
    private static final SpanKey LOWEST = new SpanKey(new TraceId(0, 0), new SpanId(0));

    private final SearchMatches matches;
    private final ColumnSpans columns;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final ChunkReads reads;

    SpanPages(PartsView view, SpanSearch search, Cancellation cancellation) {
        this.matches = new SearchMatches(view.parts(), search, cancellation);
        this.columns = view.columns();
        this.search = search;
        this.cancellation = cancellation;
        this.reads = new ChunkReads(matches, cancellation);
    }

    Page<SpanRow> page() {
        List<Match> found = found();
        List<Match> items = found.subList(0, Math.min(search.limit(), found.size()));
        return new Page<>(
                items.stream().map(match -> matches.row(match.span())).toList(),
                items.size() == found.size() ? null : items.getLast().place(),
                reads.stats(),
                matches.cut());
    }

    /** Returns the matches of the page and one more when there is one. */
    private List<Match> found() {
        Set<TraceId> few = matches.few();
        if (few != null) {
            return in(few);
        }
        return search.order() == SearchOrder.LONGEST ? longest() : byStart();
    }

    private List<Match> in(Set<TraceId> few) {
        Comparator<SearchPlace> order = search.order().comparator();
        FirstPlaces<Match> first = new FirstPlaces<>(search.limit() + 1, Comparator.comparing(Match::place, order));
        for (TraceId traceId : few) {
            new TraceMatches(matches, traceId).forEach(match -> {
                if (search.after() == null || order.compare(match.place(), search.after()) > 0) {
                    first.add(match);
                }
            });
        }
        return first.inOrder();
    }

    private List<Match> byStart() {
        MatchesByStart ordered = new MatchesByStart(matches, reads);
        List<Match> found = new ArrayList<>();
        for (Match match = ordered.next(); match != null; match = ordered.next()) {
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
        SpanFilter only = matches.onlyFilter();
        ColumnSpans.Walk walk = only == null ? null : columns.find(only, search, cancellation);
        List<Part> read = walk == null
                ? matches.parts()
                : matches.parts().stream().filter(part -> !columns.cover(part)).toList();
        PartChunk.forEachFew(
                PartChunk.of(read, matches),
                few -> reads.read(few, search.after()).stream()
                        .filter(match -> matches.holds(match.place().span()))
                        .forEach(first::add));
        if (walk != null) {
            matches.parts().stream().filter(columns::cover).forEach(reads::walked);
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
                    first.add(Match.in(found.chunk(), found.row(), place));
                }
            }
            next = walk.next(MOST_TOGETHER);
        }
    }

    /** Returns the first match that may be as long: of equally long ones ids decide, which columns do not know. */
    private static Match longestLike(ColumnSpans.Found found) {
        SearchPlace place = new SearchPlace(
                found.durationNanos().isPresent(), found.durationNanos().orElse(0), LOWEST);
        return Match.in(found.chunk(), found.row(), place);
    }
}
