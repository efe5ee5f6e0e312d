package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.TraceId;
import dev.weft.store.OutlineRow;
import dev.weft.store.SpanFacts;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceSize;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** A trace over all parts. It is read in pieces, and whoever asked may leave between two of them. */
final class WholeTrace {

    private static final Comparator<Span> BY_START =
            Comparator.comparing(Span::startTimeUnixNano, Long::compareUnsigned).thenComparing(Span::spanId);

    private static final Comparator<OutlineRow> ROWS_BY_START = Comparator.<OutlineRow, Long>comparing(
                    row -> row.span().startTimeUnixNano(), Long::compareUnsigned)
            .thenComparing(row -> row.span().key().spanId());

    /** One after the other these cost more than spans do. */
    private static final int CONFLICTING_PIECE = 1 << 6;

    private final List<Part> allParts;
    private final TraceId traceId;
    private final Runnable check;
    private final List<Part> holding = new ArrayList<>();
    private final List<PartTrace> parts = new ArrayList<>();

    /** Does something with the spans of one piece. */
    private interface Piece {
        void read(PartTrace part, int from, int end);
    }

    /** For one who looks himself whether his asker has left, before he reads a trace. */
    WholeTrace(List<Part> allParts, TraceId traceId) {
        this(allParts, traceId, () -> {});
    }

    /** @param check throws when whoever asked has left; run between parts and between pieces of them */
    WholeTrace(List<Part> allParts, TraceId traceId, Runnable check) {
        this.allParts = allParts;
        this.traceId = traceId;
        this.check = check;
        for (Part part : allParts) {
            PartTrace here = part.findTrace(traceId);
            if (here != null) {
                holding.add(part);
                parts.add(here);
                check.run();
            }
        }
    }

    TraceId traceId() {
        return traceId;
    }

    List<PartTrace> parts() {
        return parts;
    }

    boolean hasSpans() {
        return parts.stream().anyMatch(part -> part.spanCount() > 0);
    }

    long spanCount() {
        return parts.stream().mapToLong(PartTrace::spanCount).sum();
    }

    /** Returns the segments that have some of it. */
    List<Part> segments() {
        return holding.stream().filter(Part::isSegment).toList();
    }

    TraceSize size() {
        return new TraceSize(
                spanCount(),
                parts.stream().mapToLong(PartTrace::conflictingCount).sum());
    }

    StoredTrace stored() {
        if (parts.isEmpty()) {
            return StoredTrace.UNKNOWN;
        }
        List<Span> conflicting = new ArrayList<>();
        forEachConflicting((part, index) -> conflicting.add(part.conflicting(index)));
        conflicting.sort(BY_START);
        return new StoredTrace(spans(), conflicting);
    }

    /** Returns the spans by start, then span id, without their conflicting versions. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        forEachPiece((part, from, end) -> spans.addAll(part.spans(from, end)));
        spans.sort(BY_START);
        return spans;
    }

    /** Returns those of the spans that are stored, in no order that matters. */
    List<Span> spans(Set<SpanId> wanted) {
        List<Span> spans = new ArrayList<>();
        forEachPiece((part, from, end) -> {
            BitSet here = new BitSet(end);
            for (int i = from; i < end; i++) {
                here.set(i, wanted.contains(part.spanId(i)));
            }
            spans.addAll(part.spans(here));
        });
        return spans;
    }

    @Nullable
    Span span(SpanId spanId) {
        return find(spanId, PartTrace::span);
    }

    /** Links point at roots more often than not, and roots are known without reading spans. */
    @Nullable
    SpanFacts facts(SpanId spanId) {
        for (PartTrace part : parts) {
            SpanFacts root = part.root();
            if (root != null && root.key().spanId().equals(spanId)) {
                return root;
            }
        }
        return find(spanId, PartTrace::facts);
    }

    private <T> @Nullable T find(SpanId spanId, BiFunction<PartTrace, Integer, T> read) {
        for (PartTrace part : parts) {
            int end;
            for (int from = 0; from < part.spanCount(); from = end) {
                check.run();
                end = part.pieceEnd(from);
                int index = part.indexOf(spanId, from, end);
                if (index >= 0) {
                    return read.apply(part, index);
                }
            }
        }
        return null;
    }

    List<OutlineRow> outline() {
        if (!hasSpans()) {
            return List.of();
        }
        IncomingCounts incoming = incoming();
        Map<SpanId, Integer> versions = new HashMap<>();
        forEachConflicting((part, index) -> versions.merge(part.conflictingSpanId(index), 1, Integer::sum));
        List<OutlineRow> rows = new ArrayList<>();
        forEachPiece((part, from, end) -> {
            for (int i = from; i < end; i++) {
                SpanFacts facts = part.facts(i);
                rows.add(new OutlineRow(
                        facts,
                        part.parentSpanId(i),
                        part.eventCount(i),
                        part.linkCount(i),
                        incoming.of(facts.key().spanId()),
                        versions.getOrDefault(facts.key().spanId(), 0)));
            }
        });
        rows.sort(ROWS_BY_START);
        return rows;
    }

    /** Returns the totals over the trace's spans, null when there are none. */
    @Nullable
    TraceSummary summary() {
        TraceSummary sum = null;
        for (PartTrace part : parts) {
            check.run();
            TraceSummary here = part.summary();
            if (here != null) {
                sum = sum == null ? here : sum.plus(here);
            }
        }
        return sum;
    }

    /** Returns how many stored links point at the trace's stored spans. */
    long linksIn() {
        IncomingCounts incoming = incoming();
        if (incoming.isEmpty()) {
            return 0;
        }
        long[] links = new long[1];
        forEachPiece((part, from, end) -> {
            for (int i = from; i < end; i++) {
                links[0] += incoming.of(part.spanId(i));
            }
        });
        return links[0];
    }

    private IncomingCounts incoming() {
        IncomingCounts counts = new IncomingCounts(check);
        for (Part part : allParts) {
            check.run();
            part.countIncoming(traceId, counts);
        }
        return counts;
    }

    private void forEachPiece(Piece piece) {
        for (PartTrace part : parts) {
            int end;
            for (int from = 0; from < part.spanCount(); from = end) {
                check.run();
                end = part.pieceEnd(from);
                piece.read(part, from, end);
            }
        }
    }

    private void forEachConflicting(ObjIntConsumer<PartTrace> action) {
        for (PartTrace part : parts) {
            for (int i = 0; i < part.conflictingCount(); i++) {
                if (i % CONFLICTING_PIECE == 0) {
                    check.run();
                }
                action.accept(part, i);
            }
        }
    }
}
