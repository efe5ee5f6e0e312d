package dev.weft.query.evaluate;

import dev.weft.model.SpanId;
import dev.weft.query.SpansetOperator.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which spans of a trace stand in a structural relation to some of these. A span from which no chain of stored parents leads
 * to a root stands in none, neither to others nor they to it. Roots of one trace are siblings; no span is its own.
 */
final class StructuralRelation {

    private StructuralRelation() {}

    /** Returns all spans of the trace that may stand on the right side of the relation where one of these is on the left. */
    static Set<SpanId> rightOf(Set<SpanId> left, Relation relation, TraceTree trace) {
        return switch (relation) {
            case CHILD -> children(left, trace);
            case PARENT -> parents(left, trace);
            case DESCENDANT -> descendants(left, trace);
            case ANCESTOR -> ancestors(left, trace);
            case SIBLING -> siblings(left, trace);
            case AND, OR, LINKED, LINKING, LINKED_PATH, LINKING_PATH -> throw notStructural(relation);
        };
    }

    /** Returns all spans of the trace that may stand on the left side of the relation where one of these is on the right. */
    static Set<SpanId> leftOf(Set<SpanId> right, Relation relation, TraceTree trace) {
        return switch (relation) {
            case CHILD -> parents(right, trace);
            case PARENT -> children(right, trace);
            case DESCENDANT -> ancestors(right, trace);
            case ANCESTOR -> descendants(right, trace);
            case SIBLING -> siblings(right, trace);
            case AND, OR, LINKED, LINKING, LINKED_PATH, LINKING_PATH -> throw notStructural(relation);
        };
    }

    private static Set<SpanId> children(Set<SpanId> spans, TraceTree trace) {
        Set<SpanId> found = new HashSet<>();
        for (SpanId span : trace.connected()) {
            if (spans.contains(trace.parentId(span))) {
                found.add(span);
            }
        }
        return found;
    }

    private static Set<SpanId> parents(Set<SpanId> spans, TraceTree trace) {
        Set<SpanId> found = new HashSet<>();
        for (SpanId span : trace.connected()) {
            if (spans.contains(span)) {
                found.add(trace.parentId(span));
            }
        }
        found.remove(SpanId.INVALID);
        return found;
    }

    private static Set<SpanId> descendants(Set<SpanId> spans, TraceTree trace) {
        Set<SpanId> found = new HashSet<>();
        for (SpanId span : trace.connected()) {
            SpanId parent = trace.parentId(span);
            if (spans.contains(parent) || found.contains(parent)) {
                found.add(span);
            }
        }
        return found;
    }

    private static Set<SpanId> ancestors(Set<SpanId> spans, TraceTree trace) {
        Set<SpanId> found = new HashSet<>();
        for (SpanId span : trace.connectedUpwards()) {
            if (spans.contains(span) || found.contains(span)) {
                found.add(trace.parentId(span));
            }
        }
        found.remove(SpanId.INVALID);
        return found;
    }

    private static Set<SpanId> siblings(Set<SpanId> spans, TraceTree trace) {
        Map<SpanId, Integer> perParent = new HashMap<>();
        for (SpanId span : trace.connected()) {
            if (spans.contains(span)) {
                perParent.merge(trace.parentId(span), 1, Integer::sum);
            }
        }
        Set<SpanId> found = new HashSet<>();
        for (SpanId span : trace.connected()) {
            int others = perParent.getOrDefault(trace.parentId(span), 0) - (spans.contains(span) ? 1 : 0);
            if (others > 0) {
                found.add(span);
            }
        }
        return found;
    }

    private static IllegalArgumentException notStructural(Relation relation) {
        return new IllegalArgumentException(relation + " (expected: a structural relation)");
    }
}
