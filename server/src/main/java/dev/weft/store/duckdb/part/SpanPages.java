package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
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

    private final List<Part> parts;
    private final SpanSearch search;
    private final ChunkReads reads;

    SpanPages(List<Part> parts, SpanSearch search, Cancellation cancellation) {
        this.parts = parts;
        this.search = search;
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
        FirstPlaces<Match> first = new FirstPlaces<>(
                search.limit() + 1,
                Comparator.comparing(Match::place, search.order().comparator()));
        PartChunk.forEachFew(
                PartChunk.of(parts, search),
                few -> reads.read(few, search.after()).forEach(first::add));
        return first.inOrder();
    }

    private SpanRow row(Span span) {
        int linksIn = 0;
        for (Part part : parts) {
            linksIn += part.countIncoming(span.key());
        }
        return SpanRow.of(span, linksIn, search.filter());
    }
}
