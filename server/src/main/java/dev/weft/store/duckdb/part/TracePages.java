package dev.weft.store.duckdb.part;

import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
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

/** One search for traces with a match. A trace stands where its first match does, the longest by their own duration. */
final class TracePages {

    private final SearchMatches matches;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final ChunkReads reads;
    private final Comparator<SearchPlace> order;

    TracePages(List<Part> parts, SpanSearch search, Cancellation cancellation) {
        this.matches = new SearchMatches(parts, search, cancellation);
        this.search = search;
        this.cancellation = cancellation;
        this.reads = new ChunkReads(matches, cancellation);
        this.order = search.order().comparator();
    }

    Page<TraceRow> page() {
        List<TraceMatches> found = found();
        List<TraceMatches> items = found.subList(0, Math.min(search.limit(), found.size()));
        return new Page<>(
                items.stream().map(TraceMatches::row).toList(),
                items.size() == found.size() ? null : items.getLast().place(),
                reads.stats(),
                matches.cut());
    }

    /** Returns the traces of the page and one more when there is one. */
    private List<TraceMatches> found() {
        Set<TraceId> few = matches.few();
        if (few != null) {
            return in(few);
        }
        return search.order() == SearchOrder.LONGEST ? new LongestTraces(matches, cancellation).find(reads) : byStart();
    }

    private List<TraceMatches> in(Set<TraceId> few) {
        FirstPlaces<TraceMatches> first =
                new FirstPlaces<>(search.limit() + 1, Comparator.comparing(TraceMatches::place, order));
        for (TraceId traceId : few) {
            TraceMatches trace = new TraceMatches(matches, traceId);
            if (!trace.isEmpty() && (search.after() == null || order.compare(trace.place(), search.after()) > 0)) {
                first.add(trace);
            }
        }
        return first.inOrder();
    }

    private List<TraceMatches> byStart() {
        MatchesByStart ordered = new MatchesByStart(matches, reads);
        Set<TraceId> seen = new HashSet<>();
        List<TraceMatches> found = new ArrayList<>();
        for (Match match = ordered.next(); match != null && found.size() <= search.limit(); match = ordered.next()) {
            TraceId traceId = match.place().span().traceId();
            if (seen.add(traceId)) {
                addUnlessOnAnEarlierPage(traceId, match.place(), found);
            }
        }
        return found;
    }

    /** A trace whose first match is not this one was on an earlier page. */
    private void addUnlessOnAnEarlierPage(TraceId traceId, SearchPlace place, List<TraceMatches> found) {
        TraceMatches trace = new TraceMatches(matches, traceId);
        if (search.after() == null || order.compare(trace.place(), place) == 0) {
            found.add(trace);
        }
    }
}
