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
import org.jspecify.annotations.Nullable;

/** A trace over all parts. */
final class WholeTrace {

    private static final Comparator<Span> BY_START =
            Comparator.comparing(Span::startTimeUnixNano, Long::compareUnsigned).thenComparing(Span::spanId);

    private static final Comparator<OutlineRow> ROWS_BY_START = Comparator.<OutlineRow, Long>comparing(
                    row -> row.span().startTimeUnixNano(), Long::compareUnsigned)
            .thenComparing(row -> row.span().key().spanId());

    private final List<Part> allParts;
    private final TraceId traceId;
    private final List<Part> holding = new ArrayList<>();
    private final List<PartTrace> parts = new ArrayList<>();

    WholeTrace(List<Part> allParts, TraceId traceId) {
        this.allParts = allParts;
        this.traceId = traceId;
        for (Part part : allParts) {
            PartTrace here = part.findTrace(traceId);
            if (here != null) {
                holding.add(part);
                parts.add(here);
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
        for (PartTrace part : parts) {
            for (int i = 0; i < part.conflictingCount(); i++) {
                conflicting.add(part.conflicting(i));
            }
        }
        conflicting.sort(BY_START);
        return new StoredTrace(spans(), conflicting);
    }

    /** Returns the spans by start, then span id, without their conflicting versions. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (PartTrace part : parts) {
            spans.addAll(part.spans());
        }
        spans.sort(BY_START);
        return spans;
    }

    /** Returns those of the spans that are stored, in no order that matters. */
    List<Span> spans(Set<SpanId> wanted) {
        List<Span> spans = new ArrayList<>();
        for (PartTrace part : parts) {
            BitSet here = new BitSet(part.spanCount());
            for (int i = 0; i < part.spanCount(); i++) {
                here.set(i, wanted.contains(part.spanId(i)));
            }
            spans.addAll(part.spans(here));
        }
        return spans;
    }

    @Nullable
    Span span(SpanId spanId) {
        for (PartTrace part : parts) {
            int index = part.indexOf(spanId);
            if (index >= 0) {
                return part.span(index);
            }
        }
        return null;
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
        for (PartTrace part : parts) {
            int index = part.indexOf(spanId);
            if (index >= 0) {
                return part.facts(index);
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
        for (PartTrace part : parts) {
            for (int i = 0; i < part.conflictingCount(); i++) {
                versions.merge(part.conflictingSpanId(i), 1, Integer::sum);
            }
        }
        List<OutlineRow> rows = new ArrayList<>();
        for (PartTrace part : parts) {
            for (int i = 0; i < part.spanCount(); i++) {
                SpanFacts facts = part.facts(i);
                rows.add(new OutlineRow(
                        facts,
                        part.parentSpanId(i),
                        part.eventCount(i),
                        part.linkCount(i),
                        incoming.of(facts.key().spanId()),
                        versions.getOrDefault(facts.key().spanId(), 0)));
            }
        }
        rows.sort(ROWS_BY_START);
        return rows;
    }

    /** Returns the totals over the trace's spans, null when there are none. */
    @Nullable
    TraceSummary summary() {
        TraceSummary sum = null;
        for (PartTrace part : parts) {
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
        long links = 0;
        for (PartTrace part : parts) {
            for (int i = 0; i < part.spanCount(); i++) {
                links += incoming.of(part.spanId(i));
            }
        }
        return links;
    }

    private IncomingCounts incoming() {
        IncomingCounts counts = new IncomingCounts();
        for (Part part : allParts) {
            part.countIncoming(traceId, counts);
        }
        return counts;
    }
}
