package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.HashMap;
import java.util.Map;

/** Which contents of spans lie in which segment, as far as its segments were read while nothing failed. */
final class SegmentMembers {

    private final int traces;
    private final Map<SegmentName, Map<Version, Span>> known = new HashMap<>();

    /** @param traces spans are of traces of these numbers, from 1 on */
    SegmentMembers(int traces) {
        this.traces = traces;
    }

    void learn(Segment segment) {
        known.computeIfAbsent(segment.name(), _ -> read(segment));
    }

    /** Returns the spans of a segment, of a merged one those of its sources too. */
    Map<Version, Span> of(SegmentName name) {
        Map<Version, Span> members = new HashMap<>();
        known.forEach((other, spans) -> {
            if (name.holds(other)) {
                members.putAll(spans);
            }
        });
        return members;
    }

    /** Returns whether every seal of the segment is known. */
    boolean isKnown(SegmentName name) {
        for (long seal = name.first(); seal <= name.last(); seal++) {
            long wanted = seal;
            if (known.keySet().stream().noneMatch(other -> other.first() <= wanted && wanted <= other.last())) {
                return false;
            }
        }
        return true;
    }

    private Map<Version, Span> read(Segment segment) {
        Map<Version, Span> spans = new HashMap<>();
        for (int trace = 1; trace <= traces; trace++) {
            PartTrace part = segment.findTrace(TestSpans.traceId(trace));
            if (part != null) {
                part.spans(0, part.spanCount()).forEach(span -> spans.put(Version.of(span), span));
                for (int index = 0; index < part.conflictingCount(); index++) {
                    Span other = part.conflicting(index);
                    spans.put(Version.of(other), other);
                }
            }
        }
        return spans;
    }
}
