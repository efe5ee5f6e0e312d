package dev.weft.store.duckdb.part;

import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.filter.Candidates;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                    .filter(traceId -> mayHold(parts, candidates, traceId))
                    .iterator();
        }
        scan.begin(parts);
        return IntStream.range(0, parts.size())
                .boxed()
                .flatMap(this::firstFoundIn)
                .iterator();
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

    private Stream<TraceId> firstFoundIn(int part) {
        if (part > 0) {
            scan.end(parts.get(part - 1));
        }
        Set<TraceId> found = Collections.synchronizedSet(new LinkedHashSet<>());
        scan.read(
                scan.plan(List.of(parts.get(part)), candidates.anyOf(), candidateRange()),
                candidates.anyOf(),
                candidateRange(),
                () -> (rows, matching) ->
                        matching.stream().forEach(row -> found.add(rows.key(row).traceId())));
        return List.copyOf(found).stream()
                .filter(traceId -> !isFoundBefore(part, traceId))
                .filter(traceId -> mayHold(parts, candidates, traceId));
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
