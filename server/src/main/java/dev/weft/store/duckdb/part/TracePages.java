package dev.weft.store.duckdb.part;

import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.MatchedSets;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search for traces with a match. A trace stands where its first match does, the longest by their own duration. */
final class TracePages {

    private final SearchMatches matches;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final ChunkReads reads;
    private final Comparator<SearchPlace> order;
    private final FirstPlaces<TraceMatches> first;
    private final List<TraceMatches> oneByOne = new ArrayList<>();
    private @Nullable MatchesByStart byStart;
    private @Nullable LongestTraces longest;

    TracePages(List<Part> parts, SpanSearch search, Cancellation cancellation, ReadingTurns.Asker asker) {
        this.matches = new SearchMatches(
                parts, search, MatchedSets.areYieldedBy(search.query().pipeline()), cancellation, asker);
        this.search = search;
        this.cancellation = cancellation;
        this.reads = new ChunkReads(matches, cancellation, asker);
        this.order = search.order().comparator();
        this.first = new FirstPlaces<>(search.limit() + 1, Comparator.comparing(TraceMatches::place, order));
    }

    Page<TraceRow> page() {
        boolean inTime = cancellation.inTime(this::find);
        matches.endSearch();
        List<TraceMatches> found = found();
        List<TraceMatches> items = found.subList(0, Math.min(search.limit(), found.size()));
        return new Page<>(
                items.stream().map(TraceMatches::row).toList(),
                inTime
                        ? items.size() == found.size() ? null : items.getLast().place()
                        : byStart == null ? null : byStart.reached(),
                reads.stats(),
                matches.cut(inTime));
    }

    private List<TraceMatches> found() {
        if (byStart != null) {
            return oneByOne;
        }
        return longest == null ? first.inOrder() : longest.found();
    }

    /** Finds the traces of the page and one more when there is one. */
    private void find() {
        Set<TraceId> few = matches.few();
        if (few != null) {
            findIn(few);
        } else if (search.order() == SearchOrder.LONGEST) {
            LongestTraces traces = new LongestTraces(matches, cancellation);
            longest = traces;
            traces.find(reads);
        } else {
            findByStart();
        }
    }

    private void findIn(Set<TraceId> few) {
        for (TraceId traceId : new TracesInTurn(few, matches.parts(), cancellation)) {
            TraceMatches trace = new TraceMatches(matches, traceId, cancellation);
            if (!trace.isEmpty() && (search.after() == null || order.compare(trace.place(), search.after()) > 0)) {
                first.add(trace);
            }
        }
    }

    private void findByStart() {
        MatchesByStart ordered = new MatchesByStart(matches, reads);
        byStart = ordered;
        Set<TraceId> seen = new HashSet<>();
        for (Match match = ordered.next(); match != null; match = ordered.next()) {
            TraceId traceId = match.place().span().traceId();
            if (seen.add(traceId)) {
                addUnlessOnAnEarlierPage(traceId, match.place());
            }
            if (oneByOne.size() > search.limit()) {
                break;
            }
        }
    }

    /** A trace whose first match is not this one was on an earlier page. Matches that a row needs are read in time. */
    private void addUnlessOnAnEarlierPage(TraceId traceId, SearchPlace place) {
        TraceMatches trace = new TraceMatches(matches, traceId, cancellation);
        if (search.after() == null || order.compare(trace.place(), place) == 0) {
            if (oneByOne.size() < search.limit()) {
                trace.read();
            }
            oneByOne.add(trace);
        }
    }
}
