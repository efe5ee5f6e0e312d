package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored traces as one query sees them: those read lately are kept. For one thread. */
public final class Traces {

    /** Spans of traces that are kept or being read: the largest trace, and others that it is linked with. */
    private static final int SPANS_KEPT = StoredTraces.MOST_SPANS + StoredTraces.MOST_SPANS / 5;

    private static final int BETWEEN_CHECKS = 1 << 8;

    private final StoredTraces stored;
    private final BoundedMemory<TraceId, TraceTree> trees;
    private int steps;

    public Traces(StoredTraces stored) {
        this(stored, SPANS_KEPT);
    }

    Traces(StoredTraces stored, int spansKept) {
        this.stored = stored;
        this.trees = new BoundedMemory<>(spansKept, tree -> 1 + tree.spans().size(), this::read);
    }

    private TraceTree read(TraceId traceId) {
        trees.makeRoom(1 + stored.spanCount(traceId));
        return new TraceTree(stored.trace(traceId));
    }

    /** Throws what ends the evaluation, when it is to end: a step of any loop over what senders may make large asks here. */
    void check() {
        if (++steps % BETWEEN_CHECKS == 0) {
            stored.check();
        }
    }

    /** Returns the trace, without spans when it is unknown. */
    public TraceTree tree(TraceId traceId) {
        return trees.get(traceId);
    }

    /** Returns the stored span, null when there is none. */
    @Nullable
    Span find(SpanKey key) {
        check();
        return tree(key.traceId()).find(key.spanId());
    }

    /** Returns the stored span that the link points at; null when it dangles. */
    @Nullable
    Span linked(SpanLink link) {
        return link.isValid() ? find(link.linked()) : null;
    }

    List<SpanKey> linking(SpanKey linked) {
        return stored.linking(linked);
    }

    long countLinking(SpanKey linked) {
        return stored.countLinking(linked);
    }
}
