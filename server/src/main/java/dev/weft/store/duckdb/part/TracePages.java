package dev.weft.store.duckdb.part;

import dev.weft.model.SpanKey;
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

    private final List<Part> parts;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final ChunkReads reads;
    private final Comparator<SearchPlace> order;

    TracePages(List<Part> parts, SpanSearch search, Cancellation cancellation) {
        this.parts = parts;
        this.search = search;
        this.cancellation = cancellation;
        this.reads = new ChunkReads(search, cancellation);
        this.order = search.order().comparator();
    }

    Page<TraceRow> page() {
        List<TraceMatches> found = search.order() == SearchOrder.LONGEST ? longest() : byStart();
        List<TraceMatches> items = found.subList(0, Math.min(search.limit(), found.size()));
        return new Page<>(
                items.stream().map(TraceMatches::row).toList(),
                items.size() == found.size() ? null : items.getLast().place(),
                reads.stats());
    }

    /** Returns the traces of the page and one more when there is one. */
    private List<TraceMatches> byStart() {
        MatchesByStart matches = new MatchesByStart(parts, search, reads);
        Set<TraceId> seen = new HashSet<>();
        List<TraceMatches> found = new ArrayList<>();
        for (Match match = matches.next(); match != null && found.size() <= search.limit(); match = matches.next()) {
            TraceId traceId = match.place().span().traceId();
            if (seen.add(traceId)) {
                addUnlessOnAnEarlierPage(traceId, match.place(), found);
            }
        }
        return found;
    }

    /** A trace whose first match is not this one was on an earlier page. */
    private void addUnlessOnAnEarlierPage(TraceId traceId, SearchPlace place, List<TraceMatches> found) {
        TraceMatches trace = new TraceMatches(parts, search, traceId);
        if (search.after() == null || order.compare(trace.place(), place) == 0) {
            found.add(trace);
        }
    }

    /** A trace counts where its first match is read: so it counts once, and nobody remembers all traces. */
    private List<TraceMatches> longest() {
        FirstPlaces<TraceMatches> first =
                new FirstPlaces<>(search.limit() + 1, Comparator.comparing(TraceMatches::place, order));
        PartChunk.forEachFew(PartChunk.of(parts, search), few -> {
            Set<SpanKey> matching = new HashSet<>();
            reads.read(few, null).forEach(match -> matching.add(match.place().span()));
            matching.stream().map(SpanKey::traceId).distinct().forEach(traceId -> {
                cancellation.check();
                TraceMatches trace = new TraceMatches(parts, search, traceId);
                if (matching.contains(trace.place().span())
                        && (search.after() == null || order.compare(trace.place(), search.after()) > 0)) {
                    first.add(trace);
                }
            });
        });
        return first.inOrder();
    }
}
