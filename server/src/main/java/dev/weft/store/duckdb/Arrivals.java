package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import dev.weft.model.batch.WireWriter;
import dev.weft.store.WriteOutcome;
import dev.weft.store.duckdb.head.Generation;
import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Adds the spans of one group to the newest generation and says what each of them is: new, known, or another version of a
 * known one. Generations and segments hold different spans, because this looks into all of them. A span is known while any
 * version of it is stored: the one that was committed first may have been dropped before those that came after it.
 */
final class Arrivals {

    private static final int LOOKED_UP = 1 << 10;

    private final int segmentCount;
    private final List<GroupedSegments> segments;
    private final LargeTraces largeTraces;
    private final List<Generation> olderGenerations;
    private final Generation newest;
    private final List<Kept> kept = new ArrayList<>();

    /** Traces looked up last, each at a place by its id. */
    private final TraceInSegments[] lookedUp = new TraceInSegments[LOOKED_UP];

    private int stored;
    private int duplicates;
    private int conflicting;
    private long filterAsked;
    private long filterPassed;
    private long filterFound;

    /** Which spans of a batch are new, and which are other versions of known ones. */
    private record Kept(SpanBatch batch, BitSet spans, BitSet conflicting) {

        /** What is known is left out: should it be dropped first, the log would bring it back. */
        void addRecords(List<byte[]> records) {
            if (spans.cardinality() == batch.size()) {
                records.add(batch.bytes());
            } else if (!spans.isEmpty()) {
                records.add(tracesData(spans));
            }
            if (!conflicting.isEmpty()) {
                records.add(LoggedSpans.ofConflicting(tracesData(conflicting)));
            }
        }

        private byte[] tracesData(BitSet indexes) {
            return WireWriter.tracesData(indexes.stream().mapToObj(batch::span).toList());
        }
    }

    /** @param generations the oldest first; the last one takes what is new */
    private Arrivals(HeldSegments held, LargeTraces largeTraces, List<Generation> generations) {
        this.segmentCount = held.segments().size();
        this.segments = held.grouped();
        this.largeTraces = largeTraces;
        this.olderGenerations = generations.subList(0, generations.size() - 1);
        this.newest = generations.getLast();
    }

    /**
     * Adds a group to the newest generation, unseen.
     *
     * @param quarantine takes in a segment that turns out to be damaged, after which the group is looked up in the others
     */
    static Arrivals of(CurrentParts parts, LargeTraces largeTraces, List<SpanBatch> group, Quarantine quarantine) {
        return adding(parts, largeTraces, arrivals -> group.forEach(batch -> arrivals.add(batch, false)), quarantine);
    }

    /** Likewise, of the log's records of a group: what was another version stays one, were the first one dropped since. */
    static Arrivals ofLog(CurrentParts parts, LargeTraces largeTraces, List<LoggedSpans> group, Quarantine quarantine) {
        return adding(
                parts,
                largeTraces,
                arrivals -> group.forEach(logged -> arrivals.add(logged.batch(), logged.conflicting())),
                quarantine);
    }

    private static Arrivals adding(
            CurrentParts parts, LargeTraces largeTraces, Consumer<Arrivals> group, Quarantine quarantine) {
        Consumer<DamagedPartException> met = quarantine.forOneQuestion();
        while (true) {
            // A generation that becomes a segment meanwhile is seen twice; the other way round it would be missed.
            List<Generation> generations =
                    parts.recent().stream().map(Recent::generation).toList();
            try (HeldSegments held = parts.hold()) {
                Arrivals arrivals = new Arrivals(held, largeTraces, generations);
                group.accept(arrivals);
                return arrivals;
            } catch (DamagedPartException e) {
                generations.getLast().discard();
                met.accept(e);
            }
        }
    }

    /** @param allConflicting whether all were found to be other versions when they came */
    private void add(SpanBatch batch, boolean allConflicting) {
        BitSet newSpans = new BitSet(batch.size());
        BitSet conflictingSpans = new BitSet();
        for (int span = 0; span < batch.size(); span++) {
            TraceInSegments trace = traceInSegments(batch.traceIdHigh(span), batch.traceIdLow(span));
            Span content = allConflicting || isKnown(batch, span, trace)
                    ? batch.span(span).canonical()
                    : null;
            if (content != null && isStored(content, trace)) {
                duplicates++;
                continue;
            }
            if (newSpans.isEmpty() && conflictingSpans.isEmpty()) {
                newest.begin(batch);
            }
            if (content == null) {
                newSpans.set(span);
                newest.add(batch, span);
                stored++;
            } else {
                conflictingSpans.set(span);
                newest.addConflicting(batch, span, content);
                conflicting++;
            }
        }
        if (!newSpans.isEmpty() || !conflictingSpans.isEmpty()) {
            kept.add(new Kept(batch, newSpans, conflictingSpans));
        }
    }

    /** Returns what must be logged, none when nothing is new. */
    List<byte[]> records() {
        List<byte[]> records = new ArrayList<>();
        kept.forEach(batch -> batch.addRecords(records));
        return records;
    }

    /** Returns how often a segment's filter was asked. */
    long filterAsked() {
        return filterAsked;
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

    /** @param content in canonical form, of a span some version of which is known */
    private boolean isStored(Span content, TraceInSegments trace) {
        return newest.contains(content)
                || olderGenerations.stream().anyMatch(generation -> generation.contains(content))
                || trace.contains(content);
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
            filterAsked += segmentCount;
            long hash = IdFilter.hash(high, low);
            for (GroupedSegments group : segments) {
                if (group.mayHoldTrace(hash)) {
                    group.segments().forEach(segment -> lookInto(segment, hash));
                }
            }
        }

        private void lookInto(Segment segment, long hash) {
            if (segment.mayHoldTrace(hash)) {
                filterPassed++;
                TraceId traceId = new TraceId(high, low);
                PartTrace part = segment.readTrace(traceId);
                if (part != null) {
                    filterFound++;
                    parts.add(new InSegment(segment, traceId, part));
                }
            }
        }

        boolean isOf(long traceIdHigh, long traceIdLow) {
            return traceIdLow == low && traceIdHigh == high;
        }

        boolean contains(long spanId) {
            for (InSegment part : parts) {
                SegmentName name = part.segment().name();
                if (largeTraces.indexOf(name, part.traceId(), part.trace(), spanId) >= 0
                        || largeTraces.containConflicting(name, part.traceId(), part.trace(), spanId)) {
                    return true;
                }
            }
            return false;
        }

        boolean contains(Span content) {
            for (InSegment part : parts) {
                SegmentName name = part.segment().name();
                int index = largeTraces.indexOf(
                        name, part.traceId(), part.trace(), content.spanId().value());
                if ((index >= 0 && part.trace().span(index).canonical().equals(content))
                        || largeTraces.containConflicting(name, part.traceId(), part.trace(), content)) {
                    return true;
                }
            }
            return false;
        }
    }
}
