package dev.weft.store.duckdb.part;

import dev.weft.store.Cancellation;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One search for spans. */
final class SpanPages {

    private final SearchMatches matches;
    private final SpanSearch search;
    private final ChunkReads reads;

    SpanPages(List<Part> parts, SpanSearch search, Cancellation cancellation) {
        this.matches = new SearchMatches(parts, search, cancellation);
        this.search = search;
        this.reads = new ChunkReads(matches, cancellation);
    }

    Page<SpanRow> page() {
        List<Match> found = search.order() == SearchOrder.LONGEST ? longest() : byStart();
        List<Match> items = found.subList(0, Math.min(search.limit(), found.size()));
        return new Page<>(
                items.stream().map(match -> matches.row(match.span())).toList(),
                items.size() == found.size() ? null : items.getLast().place(),
                reads.stats(),
                matches.cut());
    }

    /** Returns the matches of the page and one more when there is one. */
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
        FirstPlaces<Match> first = new FirstPlaces<>(
                search.limit() + 1,
                Comparator.comparing(Match::place, search.order().comparator()));
        PartChunk.forEachFew(
                PartChunk.of(matches),
                few -> reads.read(few, search.after()).stream()
                        .filter(match -> matches.holds(match.place().span()))
                        .forEach(first::add));
        return first.inOrder();
    }
}
