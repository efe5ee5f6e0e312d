package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored traces as one query sees them: those read lately are kept. For one thread. */
public final class Traces {

    /** Spans of traces that are kept, at least one trace whatever its size. */
    private static final int SPANS_KEPT = 100_000;

    private final StoredTraces stored;
    private static final int BETWEEN_CHECKS = 1 << 8;

    private final BoundedMemory<TraceId, TraceTree> trees;
    private int steps;

    public Traces(StoredTraces stored) {
        this.stored = stored;
        this.trees = new BoundedMemory<>(
                SPANS_KEPT, tree -> 1 + tree.spans().size(), traceId -> new TraceTree(stored.trace(traceId)));
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
