package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.query.evaluate.TraceRoom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The traces of all parts, as the evaluator of queries asks for them; counts what was read of them. A trace of more spans than
 * memory has room for is left out, as if it were not stored. For one thread.
 */
final class PartsTraces implements StoredTraces {

    private static final int BETWEEN_CHECKS = 1 << 10;

    private final List<Part> parts;
    private final SpanRoom.Share room;
    private final Runnable check;
    private final int mostSpans;
    private final Set<Part> segments = new HashSet<>();
    private @Nullable WholeTrace lookedUp;
    private long spansRead;
    private boolean leftOut;

    /** @param check throws what ends the evaluation, see {@link dev.weft.store.Cancellation}; called on its thread, often */
    PartsTraces(List<Part> parts, SpanRoom.Share room, Runnable check) {
        this(parts, room, check, MOST_SPANS);
    }

    /**
     * @param check throws what ends the evaluation
     * @param mostSpans of a trace that is not left out
     */
    PartsTraces(List<Part> parts, SpanRoom.Share room, Runnable check, int mostSpans) {
        this.parts = parts;
        this.room = room;
        this.check = check;
        this.mostSpans = mostSpans;
    }

    List<Part> parts() {
        return parts;
    }

    /** Returns how many spans were read with their traces, each time anew. */
    long spansRead() {
        return spansRead;
    }

    /** Returns the segments that had some of them. */
    Set<Part> segments() {
        return segments;
    }

    /** Returns whether a trace that was asked for has too many spans, alone or with others that were in hand. */
    boolean leftOut() {
        return leftOut || room.leftOut();
    }

    @Override
    public List<Span> trace(TraceId traceId) {
        check();
        WholeTrace trace = lookUp(traceId);
        lookedUp = null;
        if (trace.spanCount() > mostSpans) {
            leftOut = true;
            return List.of();
        }
        List<Span> spans = trace.spans();
        spansRead += spans.size();
        segments.addAll(trace.segments());
        return spans;
    }

    @Override
    public int spanCount(TraceId traceId) {
        WholeTrace trace = lookUp(traceId);
        lookedUp = trace;
        return (int) Math.min(trace.spanCount(), mostSpans);
    }

    /** Who asks how many spans a trace has asks for the trace next. */
    private WholeTrace lookUp(TraceId traceId) {
        WholeTrace last = lookedUp;
        return last != null && last.traceId().equals(traceId) ? last : new WholeTrace(parts, traceId);
    }

    @Override
    public boolean anyLinking(SpanKey linked, Predicate<SpanKey> isIt) {
        check();
        Asked asked = new Asked(isIt);
        for (Part part : parts) {
            part.forEachIncoming(linked, asked);
            if (asked.found) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long countLinking(SpanKey linked) {
        check();
        return parts.stream().mapToLong(part -> part.countIncoming(linked)).sum();
    }

    @Override
    public TraceRoom room() {
        return room;
    }

    @Override
    public void check() {
        check.run();
        room.giveWay();
    }

    /** Asks of each span with a link until it is the right one: what is left of its part is passed over. */
    private final class Asked implements Consumer<IncomingLink> {

        private final Predicate<SpanKey> isIt;
        private boolean found;
        private int links;

        Asked(Predicate<SpanKey> isIt) {
            this.isIt = isIt;
        }

        @Override
        public void accept(IncomingLink link) {
            if (++links % BETWEEN_CHECKS == 0) {
                check();
            }
            found = found || isIt.test(link.linking().key());
        }
    }
}
