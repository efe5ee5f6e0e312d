package dev.weft.store.duckdb.part;

import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.filter.Candidates;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The traces in which a query may return spans, each once. Where they are few and known they are these; else they are found part
 * by part: no more are held in memory than one part has. Every walk through them reads anew.
 *
 * @param few as {@link FewTraces} tells them, null where it does not
 * @param range of the starts of returned spans
 */
record CandidateTraces(
        List<Part> parts, Candidates candidates, @Nullable Set<TraceId> few, TimeRange range, RowScan scan)
        implements Iterable<TraceId> {

    @Override
    public Iterator<TraceId> iterator() {
        if (few != null) {
            return StreamSupport.stream(scan.inTurn(few, parts).spliterator(), false)
                    .filter(traceId -> isWanted(0, traceId))
                    .iterator();
        }
        scan.begin(parts);
        return new PartByPart();
    }

    /** Walks through those of one part after the other. Each is looked at no sooner than it is asked for. */
    private final class PartByPart implements Iterator<TraceId> {

        private int part = -1;
        private Iterator<TraceId> found = Collections.emptyIterator();
        private @Nullable TraceId ahead;

        @Override
        public boolean hasNext() {
            while (ahead == null && (found.hasNext() || part + 1 < parts.size())) {
                if (found.hasNext()) {
                    TraceId traceId = found.next();
                    ahead = isWanted(part, traceId) ? traceId : null;
                } else {
                    goOn();
                }
            }
            return ahead != null;
        }

        private void goOn() {
            if (part >= 0) {
                scan.end(parts.get(part));
            }
            part++;
            found = foundIn(parts.get(part)).iterator();
        }

        @Override
        public TraceId next() {
            TraceId next = hasNext() ? ahead : null;
            if (next == null) {
                throw new NoSuchElementException("no more traces");
            }
            ahead = null;
            return next;
        }
    }

    /** @param part before which it must not have been found */
    private boolean isWanted(int part, TraceId traceId) {
        scan.check();
        return !isFoundBefore(part, traceId) && mayHold(parts, candidates, traceId);
    }

    /** Returns false when the trace surely lacks one of the spans that it must hold for the query to return any of it. */
    static boolean mayHold(List<Part> parts, Candidates candidates, TraceId traceId) {
        if (candidates.inTrace().isEmpty()) {
            return true;
        }
        List<PartTrace> trace = new WholeTrace(parts, traceId).parts();
        return candidates.inTrace().stream()
                .allMatch(anyOf -> trace.stream()
                        .anyMatch(part -> !part.matches(anyOf, TimeRange.ALL).isEmpty()));
    }

    private List<TraceId> foundIn(Part part) {
        Set<TraceId> found = Collections.synchronizedSet(new LinkedHashSet<>());
        scan.read(
                scan.plan(List.of(part), candidates.anyOf(), candidateRange()),
                candidates.anyOf(),
                candidateRange(),
                () -> (rows, matching) ->
                        matching.stream().forEach(row -> found.add(rows.key(row).traceId())));
        return List.copyOf(found);
    }

    private boolean isFoundBefore(int part, TraceId traceId) {
        for (Part earlier : parts.subList(0, part)) {
            PartTrace trace = earlier.findTrace(traceId);
            if (trace != null
                    && !trace.matches(candidates.anyOf(), candidateRange()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private TimeRange candidateRange() {
        return candidates.inRange() ? range : TimeRange.ALL;
    }
}
