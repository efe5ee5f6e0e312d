package dev.weft.query.evaluate;

import dev.weft.model.Nanos;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A trace's spans, and how they hang together. */
public final class TraceTree {

    private final List<Span> spans;
    private final Map<SpanId, Span> byId = new HashMap<>();
    private final Map<SpanId, List<Span>> children = new HashMap<>();
    private @Nullable SequencedMap<SpanId, NestedSet> numbers;

    /**
     * A span's place in the tree: {@code nestedSetLeft}, {@code nestedSetRight} and {@code nestedSetParent}.
     *
     * @param parent the left number of the parent, -1 for a root
     */
    record NestedSet(int left, int right, int parent) {

        /** Of a span from which no chain of stored parents leads to a root. */
        static final NestedSet DISCONNECTED = new NestedSet(0, 0, 0);
    }

    /** @param spans of one trace, by start, then span id */
    public TraceTree(List<Span> spans) {
        this.spans = List.copyOf(spans);
        for (Span span : this.spans) {
            byId.putIfAbsent(span.spanId(), span);
            children.computeIfAbsent(span.parentSpanId(), _ -> new ArrayList<>())
                    .add(span);
        }
    }

    /** Returns the spans by start, then span id. */
    public List<Span> spans() {
        return spans;
    }

    @Nullable
    Span find(SpanId spanId) {
        return byId.get(spanId);
    }

    /** Returns the span's parent, null when it has none or that is not stored. */
    @Nullable
    Span parent(Span span) {
        return span.parentSpanId().isValid() ? byId.get(span.parentSpanId()) : null;
    }

    /** Returns the id of a connected span's parent, {@link SpanId#INVALID} for a root. */
    SpanId parentId(SpanId connected) {
        Span span = byId.get(connected);
        return span == null ? SpanId.INVALID : span.parentSpanId();
    }

    /** Returns the direct children, by start, then span id. */
    List<Span> children(Span span) {
        return children.getOrDefault(span.spanId(), List.of());
    }

    /** Returns the spans that lie below a root, each before its children. */
    Iterable<SpanId> connected() {
        return numbers().sequencedKeySet();
    }

    /** Returns the same as {@link #connected()}, each after its children. */
    Iterable<SpanId> connectedUpwards() {
        return numbers().sequencedKeySet().reversed();
    }

    /** Returns whether a chain of stored parents leads from the span to a root. */
    boolean isConnected(SpanId span) {
        return numbers().containsKey(span);
    }

    NestedSet nestedSet(SpanId span) {
        return numbers().getOrDefault(span, NestedSet.DISCONNECTED);
    }

    /** Returns the span without a parent that starts last (of equal starts the one with the highest span id); null when there is none. */
    @Nullable
    Span root() {
        List<Span> roots = children.get(SpanId.INVALID);
        return roots == null ? null : roots.getLast();
    }

    /** Returns the latest end minus the earliest start; empty when that overflows or there is no span. */
    OptionalLong durationNanos() {
        if (spans.isEmpty()) {
            return OptionalLong.empty();
        }
        long end = spans.getFirst().endTimeUnixNano();
        for (Span span : spans) {
            if (Long.compareUnsigned(span.endTimeUnixNano(), end) > 0) {
                end = span.endTimeUnixNano();
            }
        }
        return Nanos.between(spans.getFirst().startTimeUnixNano(), end);
    }

    private SequencedMap<SpanId, NestedSet> numbers() {
        if (numbers == null) {
            numbers = number();
        }
        return numbers;
    }

    /** Walks down from every root in turn, and counts on entering and on leaving a span. */
    private SequencedMap<SpanId, NestedSet> number() {
        SequencedMap<SpanId, NestedSet> numbered = new LinkedHashMap<>();
        Deque<Span> rest = new ArrayDeque<>(children.getOrDefault(SpanId.INVALID, List.of()));
        Deque<SpanId> open = new ArrayDeque<>();
        int next = 1;
        while (!rest.isEmpty()) {
            Span span = rest.element();
            SpanId id = span.spanId();
            if (id.equals(open.peek())) {
                rest.remove();
                open.remove();
                NestedSet entered = nestedSetIn(numbered, id);
                numbered.put(id, new NestedSet(entered.left(), next++, entered.parent()));
            } else if (numbered.containsKey(id)) {
                rest.remove();
            } else {
                SpanId parent = open.peek();
                numbered.put(
                        id,
                        new NestedSet(
                                next++,
                                0,
                                parent == null
                                        ? -1
                                        : nestedSetIn(numbered, parent).left()));
                open.push(id);
                children(span).reversed().forEach(rest::push);
            }
        }
        return numbered;
    }

    private static NestedSet nestedSetIn(Map<SpanId, NestedSet> numbered, SpanId id) {
        return numbered.getOrDefault(id, NestedSet.DISCONNECTED);
    }
}
