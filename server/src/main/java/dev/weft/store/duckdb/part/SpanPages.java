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
import org.jspecify.annotations.Nullable;

/** One search for spans. */
final class SpanPages {

    private static final int MOST_TOGETHER = 1_000;
    private static final SpanKey LOWEST = new SpanKey(new TraceId(0, 0), new SpanId(0));

    private final SearchMatches matches;
    private final ColumnSpans columns;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final ChunkReads reads;
    private final FirstPlaces<Match> first;
    private final List<Match> oneByOne = new ArrayList<>();
    private @Nullable MatchesByStart byStart;

    SpanPages(PartsView view, SpanSearch search, Cancellation cancellation, ReadingTurns.Asker asker) {
        this.matches = new SearchMatches(view.parts(), search, false, cancellation, asker);
        this.columns = view.columns();
        this.search = search;
        this.cancellation = cancellation;
        this.reads = new ChunkReads(matches, cancellation, asker);
        this.first = new FirstPlaces<>(
                search.limit() + 1,
                Comparator.comparing(Match::place, search.order().comparator()));
    }

    Page<SpanRow> page() {
        boolean inTime = cancellation.inTime(this::find);
        matches.endSearch();
        List<Match> found = byStart == null ? first.inOrder() : oneByOne;
        List<Match> items = found.subList(0, Math.min(search.limit(), found.size()));
        return new Page<>(
                items.stream().map(this::row).toList(),
                inTime
                        ? items.size() == found.size() ? null : items.getLast().place()
                        : byStart == null ? null : byStart.reached(),
                reads.stats(),
                matches.cut(inTime));
    }

    private SpanRow row(Match match) {
        cancellation.checkAsker();
        return matches.row(match.span());
    }

    /** Finds the matches of the page and one more when there is one. */
    private void find() {
        Set<TraceId> few = matches.few();
        if (few != null) {
            findIn(few);
        } else if (search.order() == SearchOrder.LONGEST) {
            findLongest();
        } else {
            findByStart();
        }
    }

    private void findIn(Set<TraceId> few) {
        Comparator<SearchPlace> order = search.order().comparator();
        for (TraceId traceId : new TracesInTurn(few, matches.parts(), cancellation)) {
            new TraceMatches(matches, traceId, cancellation).forEach(match -> {
                if (search.after() == null || order.compare(match.place(), search.after()) > 0) {
                    first.add(match);
                }
            });
        }
    }

    private void findByStart() {
        MatchesByStart ordered = new MatchesByStart(matches, reads);
        byStart = ordered;
        for (Match match = ordered.next(); match != null; match = ordered.next()) {
            oneByOne.add(match);
            if (oneByOne.size() > search.limit()) {
                break;
            }
        }
    }

    private void findLongest() {
        SpanFilter only = matches.onlyFilter();
        ColumnSpans.Walk walk = only == null ? null : columns.find(only, search, cancellation);
        List<Part> read = walk == null
                ? matches.parts()
                : matches.parts().stream().filter(part -> !columns.cover(part)).toList();
        List<Part> walked = walk == null
                ? List.of()
                : matches.parts().stream().filter(columns::cover).toList();
        List<PartChunk> chunks = PartChunk.of(read, matches, cancellation);
        reads.expectParts(walked);
        reads.expect(chunks);
        PartChunk.forEachFew(
                chunks,
                few -> reads.read(few, search.after()).stream()
                        .filter(match -> matches.holds(match.place().span()))
                        .forEach(first::add));
        if (walk != null) {
            addLongest(walk);
            walked.forEach(reads::walked);
        }
    }

    /** Adds spans of the walk until it comes to those that are shorter than what was found. */
    private void addLongest(ColumnSpans.Walk walk) {
        Comparator<SearchPlace> order = search.order().comparator();
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
