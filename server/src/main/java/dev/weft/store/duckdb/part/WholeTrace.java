package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.OutlineRow;
import dev.weft.store.SpanFacts;
import dev.weft.store.StoredTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final List<PartTrace> parts = new ArrayList<>();

    WholeTrace(List<Part> allParts, TraceId traceId) {
        this.allParts = allParts;
        this.traceId = traceId;
        for (Part part : allParts) {
            PartTrace here = part.findTrace(traceId);
            if (here != null) {
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

    StoredTrace stored() {
        if (parts.isEmpty()) {
            return StoredTrace.UNKNOWN;
        }
        List<Span> spans = new ArrayList<>();
        List<Span> conflicting = new ArrayList<>();
        for (PartTrace part : parts) {
            spans.addAll(part.spans());
            conflicting.addAll(part.conflicting());
        }
        spans.sort(BY_START);
        conflicting.sort(BY_START);
        return new StoredTrace(spans, conflicting);
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
        Map<SpanKey, Integer> versions = new HashMap<>();
        for (PartTrace part : parts) {
            part.conflicting().forEach(version -> versions.merge(version.key(), 1, Integer::sum));
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
                        versions.getOrDefault(facts.key(), 0)));
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
