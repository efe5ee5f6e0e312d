package dev.weft.store.duckdb.part;

import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The longest traces with a match, behind the place where the last page ended. No more is remembered than the traces of a few
 * chunks and those of the page; of most traces no more is read than their summary.
 */
final class LongestTraces {

    private final SearchMatches matches;
    private final SpanSearch search;
    private final Cancellation cancellation;
    private final Comparator<SearchPlace> order;
    private final int wanted;
    private final PriorityQueue<TraceMatches> lastFirst;
    private final Set<TraceId> kept = new HashSet<>();

    LongestTraces(SearchMatches matches, Cancellation cancellation) {
        this.matches = matches;
        this.search = matches.search();
        this.cancellation = cancellation;
        this.order = search.order().comparator();
        this.wanted = search.limit() + 1;
        this.lastFirst = new PriorityQueue<>(
                Comparator.comparing(TraceMatches::place, order).reversed());
    }

    /** Returns the traces of the page and one more when there is one. */
    List<TraceMatches> find(ChunkReads reads) {
        PartChunk.forEachFew(PartChunk.of(matches), few -> {
            Set<TraceId> traces = new HashSet<>();
            reads.read(few, null).stream()
                    .map(match -> match.place().span())
                    .filter(matches::holds)
                    .forEach(span -> traces.add(span.traceId()));
            traces.forEach(this::offer);
        });
        List<TraceMatches> found = new ArrayList<>(lastFirst);
        found.sort(Comparator.comparing(TraceMatches::place, order));
        return found;
    }

    private void offer(TraceId traceId) {
        cancellation.check();
        if (kept.contains(traceId)) {
            return;
        }
        TraceMatches trace = new TraceMatches(matches, traceId);
        SearchPlace after = search.after();
        if ((after != null && isLonger(trace, after))
                || (isFull() && isShorter(trace, lastFirst.element().place()))) {
            return;
        }
        if (after == null || order.compare(trace.place(), after) > 0) {
            keep(trace);
        }
    }

    private void keep(TraceMatches trace) {
        lastFirst.add(trace);
        kept.add(trace.traceId());
        if (lastFirst.size() > wanted) {
            kept.remove(lastFirst.remove().traceId());
        }
    }

    private boolean isFull() {
        return lastFirst.size() == wanted;
    }

    /** Whether the trace surely stands before a place, as its duration alone can tell. */
    private static boolean isLonger(TraceMatches trace, SearchPlace place) {
        Long durationNanos = duration(trace);
        return durationNanos != null && (!place.hasKey() || durationNanos > place.key());
    }

    private static boolean isShorter(TraceMatches trace, SearchPlace place) {
        Long durationNanos = duration(trace);
        return place.hasKey() && (durationNanos == null || durationNanos < place.key());
    }

    private static @Nullable Long duration(TraceMatches trace) {
        return trace.durationNanos().isPresent() ? trace.durationNanos().getAsLong() : null;
    }
}
