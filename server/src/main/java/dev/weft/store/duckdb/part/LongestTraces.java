package dev.weft.store.duckdb.part;

import dev.weft.model.Nanos;
import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The longest traces with a match, behind the place where the last page ended. No more is remembered than the traces of a few
 * chunks, or of one part, and those of the page; of most traces no more is read than their summary.
 *
 * <p>Where every span matches, the summaries of parts that lie in the range say how long their traces last. That of one part
 * is a bound for a trace that others have spans of too, so these are found and summed up.
 */
final class LongestTraces {

    private static final int BETWEEN_CHECKS = 1 << 10;

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

    /** Returns those found of the traces of the page, and one more when there is one. */
    List<TraceMatches> found() {
        List<TraceMatches> found = new ArrayList<>(lastFirst);
        found.sort(Comparator.comparing(TraceMatches::place, order));
        return found;
    }

    /** Looks for them until there are no more, or the deadline passes. */
    void find(ChunkReads reads) {
        Set<Part> walked = new LinkedHashSet<>();
        if (matches.all()) {
            matches.parts().stream().filter(part -> part.liesIn(search.range())).forEach(walked::add);
        }
        List<PartChunk> chunks = PartChunk.of(
                matches.parts().stream().filter(part -> !walked.contains(part)).toList(), matches, cancellation);
        reads.expectParts(walked);
        reads.expect(chunks);
        walked.forEach(part -> walk(part, reads));
        if (!walked.isEmpty()) {
            SharedTraces.forEach(matches.parts(), cancellation, places -> offerShared(places, walked));
        }
        PartChunk.forEachFew(chunks, few -> {
            Set<TraceId> traces = new HashSet<>();
            reads.read(few, null).stream()
                    .map(match -> match.place().span())
                    .filter(matches::holds)
                    .forEach(span -> traces.add(span.traceId()));
            traces.forEach(this::offer);
        });
    }

    /** Offers the traces of a part that it alone would put on the page. */
    private void walk(Part part, ChunkReads reads) {
        TraceCursor trace = part.traceTimes();
        for (long traces = 0; trace.next(); traces++) {
            if (traces % BETWEEN_CHECKS == 0) {
                cancellation.check();
            }
            offer(trace, trace.startTimeUnixNano(), trace.endTimeUnixNano());
        }
        reads.walked(part);
    }

    /** Offers a trace of several parts, one of which at least is known to hold a match, if together they put it on the page. */
    private void offerShared(List<SharedTraces.Place> places, Set<Part> walked) {
        if (places.stream().noneMatch(place -> walked.contains(place.part()))) {
            return;
        }
        TraceCursor first = places.getFirst().trace();
        long start = first.startTimeUnixNano();
        long end = first.endTimeUnixNano();
        for (SharedTraces.Place place : places) {
            long otherStart = place.trace().startTimeUnixNano();
            long otherEnd = place.trace().endTimeUnixNano();
            start = Long.compareUnsigned(otherStart, start) < 0 ? otherStart : start;
            end = Long.compareUnsigned(otherEnd, end) > 0 ? otherEnd : end;
        }
        offer(first, start, end);
    }

    private void offer(TraceCursor trace, long start, long end) {
        OptionalLong durationNanos = Nanos.between(start, end);
        SearchPlace after = search.after();
        if ((after == null || compare(durationNanos, trace, after) > 0)
                && (!isFull()
                        || compare(durationNanos, trace, lastFirst.element().place()) < 0)) {
            offer(new TraceId(trace.traceIdHigh(), trace.traceIdLow()));
        }
    }

    /** Compares where a trace of this duration stands with a place: among equally long ones the trace id decides. */
    private static int compare(OptionalLong durationNanos, TraceCursor trace, SearchPlace place) {
        if (durationNanos.isPresent() != place.hasKey()) {
            return place.hasKey() ? 1 : -1;
        }
        int byDuration = Long.compare(place.key(), durationNanos.orElse(0));
        if (byDuration != 0) {
            return byDuration;
        }
        TraceId other = place.span().traceId();
        int byHigh = Long.compareUnsigned(trace.traceIdHigh(), other.high());
        return byHigh != 0 ? byHigh : Long.compareUnsigned(trace.traceIdLow(), other.low());
    }

    private void offer(TraceId traceId) {
        cancellation.check();
        if (kept.contains(traceId)) {
            return;
        }
        TraceMatches trace = new TraceMatches(matches, traceId, cancellation);
        SearchPlace after = search.after();
        if ((after != null && isLonger(trace, after))
                || (isFull() && isShorter(trace, lastFirst.element().place()))) {
            return;
        }
        SearchPlace place = trace.place();
        if (after == null || order.compare(place, after) > 0) {
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
