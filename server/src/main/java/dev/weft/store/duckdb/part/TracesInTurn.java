package dev.weft.store.duckdb.part;

import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A few known traces, one after the other. A trace counts as looked at when the next one is asked for, and a segment when all of them are
 * that have spans in it; segments without any are not counted.
 */
final class TracesInTurn implements Iterable<TraceId> {

    private final Set<TraceId> traces;
    private final List<Part> parts;
    private final Cancellation cancellation;

    /** @param cancellation is checked before each trace and told how many segments are done */
    TracesInTurn(Set<TraceId> traces, List<Part> parts, Cancellation cancellation) {
        this.traces = traces;
        this.parts = parts;
        this.cancellation = cancellation;
    }

    @Override
    public Iterator<TraceId> iterator() {
        Map<TraceId, List<Part>> segments = new LinkedHashMap<>();
        for (TraceId traceId : traces) {
            cancellation.check();
            segments.put(traceId, new WholeTrace(parts, traceId).segments());
        }
        segments.values().forEach(some -> some.forEach(cancellation.progress()::expect));
        return new Turn(segments.entrySet().iterator());
    }

    private final class Turn implements Iterator<TraceId> {

        private final Iterator<Map.Entry<TraceId, List<Part>>> left;
        private List<Part> lookedAt = List.of();

        Turn(Iterator<Map.Entry<TraceId, List<Part>>> left) {
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            lookedAt.forEach(cancellation.progress()::did);
            lookedAt = List.of();
            return left.hasNext();
        }

        @Override
        public TraceId next() {
            cancellation.check();
            Map.Entry<TraceId, List<Part>> next = left.next();
            lookedAt = next.getValue();
            return next.getKey();
        }
    }
}
