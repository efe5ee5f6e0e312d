package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.WriteOutcome;
import dev.weft.store.duckdb.head.Generation;
import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.segment.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Adds the spans of one group to the newest generation and says what each of them is: new, known, or another version of a
 * known one. Generations and segments hold different spans, because this looks into all of them.
 */
final class Arrivals {

    private static final int LOOKED_UP = 1 << 10;

    private final List<Segment> segments;
    private final LargeTraces largeTraces;
    private final List<Generation> olderGenerations;
    private final Generation newest;
    private final List<SpanBatch> kept = new ArrayList<>();

    /** Traces looked up last, each at a place by its id. */
    private final TraceInSegments[] lookedUp = new TraceInSegments[LOOKED_UP];

    private enum Arrival {
        NEW,
        DUPLICATE,
        CONFLICTING
    }

    private int stored;
    private int duplicates;
    private int conflicting;
    private long filterPassed;
    private long filterFound;

    /** @param generations the oldest first; the last one takes what is new */
    private Arrivals(List<Segment> segments, LargeTraces largeTraces, List<Generation> generations) {
        this.segments = segments;
        this.largeTraces = largeTraces;
        this.olderGenerations = generations.subList(0, generations.size() - 1);
        this.newest = generations.getLast();
    }

    /**
     * Adds a group to the newest generation, unseen.
     *
     * @param damaged takes out a segment that turns out to be damaged, after which the group is looked up in the others
     */
    static Arrivals of(
            CurrentParts parts,
            LargeTraces largeTraces,
            List<SpanBatch> group,
            Consumer<DamagedPartException> damaged) {
        while (true) {
            // A generation that becomes a segment meanwhile is seen twice; the other way round it would be missed.
            List<Generation> generations =
                    parts.recent().stream().map(Recent::generation).toList();
            try (CurrentParts.HeldSegments held = parts.hold()) {
                Arrivals arrivals = new Arrivals(held.segments(), largeTraces, generations);
                group.forEach(arrivals::add);
                return arrivals;
            } catch (DamagedPartException e) {
                generations.getLast().discard();
                damaged.accept(e);
            }
        }
    }

    private void add(SpanBatch batch) {
        boolean begun = false;
        for (int span = 0; span < batch.size(); span++) {
            Arrival arrival = arrival(batch, span, traceInSegments(batch.traceIdHigh(span), batch.traceIdLow(span)));
            if (arrival == Arrival.DUPLICATE) {
                duplicates++;
                continue;
            }
            if (!begun) {
                newest.begin(batch);
                kept.add(batch);
                begun = true;
            }
            newest.add(batch, span, arrival == Arrival.CONFLICTING);
            if (arrival == Arrival.CONFLICTING) {
                conflicting++;
            } else {
                stored++;
            }
        }
    }

    /** Returns the batches with something new, which must be logged. */
    List<SpanBatch> kept() {
        return kept;
    }

    /** Returns how often a segment's filter said that it may hold a trace. */
    long filterPassed() {
        return filterPassed;
    }

    /** Returns how often that was so. */
    long filterFound() {
        return filterFound;
    }

    WriteOutcome outcome() {
        return new WriteOutcome(stored, duplicates, conflicting);
    }

    private Arrival arrival(SpanBatch batch, int span, TraceInSegments trace) {
        if (!isKnown(batch, span, trace)) {
            return Arrival.NEW;
        }
        Span content = batch.span(span).canonical();
        for (Span version : versions(batch.key(span), trace)) {
            if (version.canonical().equals(content)) {
                return Arrival.DUPLICATE;
            }
        }
        return Arrival.CONFLICTING;
    }

    private boolean isKnown(SpanBatch batch, int span, TraceInSegments trace) {
        long high = batch.traceIdHigh(span);
        long low = batch.traceIdLow(span);
        long id = batch.spanId(span);
        if (newest.contains(high, low, id)) {
            return true;
        }
        for (Generation generation : olderGenerations) {
            if (generation.contains(high, low, id)) {
                return true;
            }
        }
        return trace.contains(id);
    }

    private List<Span> versions(SpanKey key, TraceInSegments trace) {
        List<Span> versions = new ArrayList<>(newest.versions(key));
        olderGenerations.forEach(generation -> versions.addAll(generation.versions(key)));
        trace.addVersions(key, versions);
        return versions;
    }

    private TraceInSegments traceInSegments(long high, long low) {
        int place = (int) (high ^ low) & (LOOKED_UP - 1);
        TraceInSegments trace = lookedUp[place];
        if (trace == null || !trace.isOf(high, low)) {
            trace = new TraceInSegments(high, low);
            lookedUp[place] = trace;
        }
        return trace;
    }

    /** What segments hold of one trace, looked up once for most of its spans in a group. */
    private final class TraceInSegments {

        private final long high;
        private final long low;
        private final List<InSegment> parts = new ArrayList<>(0);

        private record InSegment(Segment segment, TraceId traceId, PartTrace trace) {}

        TraceInSegments(long high, long low) {
            this.high = high;
            this.low = low;
            TraceId traceId = null;
            for (Segment segment : segments) {
                if (segment.mayHoldTrace(high, low)) {
                    filterPassed++;
                    traceId = traceId == null ? new TraceId(high, low) : traceId;
                    PartTrace part = segment.findTrace(traceId);
                    if (part != null) {
                        filterFound++;
                        parts.add(new InSegment(segment, traceId, part));
                    }
                }
            }
        }

        boolean isOf(long traceIdHigh, long traceIdLow) {
            return traceIdLow == low && traceIdHigh == high;
        }

        boolean contains(long spanId) {
            for (InSegment part : parts) {
                if (largeTraces.contain(part.segment().name(), part.traceId(), part.trace(), spanId)) {
                    return true;
                }
            }
            return false;
        }

        void addVersions(SpanKey key, List<Span> versions) {
            for (InSegment part : parts) {
                int index = part.trace().indexOf(key.spanId());
                if (index >= 0) {
                    versions.add(part.trace().span(index));
                }
                part.trace().conflicting().stream()
                        .filter(version -> Objects.equals(version.key(), key))
                        .forEach(versions::add);
            }
        }
    }
}
