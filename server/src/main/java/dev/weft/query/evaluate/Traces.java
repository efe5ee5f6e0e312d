package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stored traces as one query sees them: those read lately are kept. For one thread. */
public final class Traces {

    private static final int BETWEEN_CHECKS = 1 << 8;

    private final StoredTraces stored;
    private final KeptTraces kept;
    private int steps;

    public Traces(StoredTraces stored) {
        this.stored = stored;
        this.kept = new KeptTraces(stored);
    }

    /** Throws what ends the evaluation, when it is to end: a step of any loop over what senders may make large asks here. */
    void check() {
        if (++steps % BETWEEN_CHECKS == 0) {
            stored.check();
        }
    }

    /** Returns the trace, without spans when it is unknown; for use until the next one is asked for. */
    public TraceTree tree(TraceId traceId) {
        return kept.tree(traceId);
    }

    /** Returns what is made of the trace, without spans when it is unknown: others may be asked for meanwhile. */
    public <T> T inHand(TraceId traceId, Function<TraceTree, T> use) {
        return kept.inHand(traceId, use);
    }

    /** Likewise, where nothing comes of it but what it does. */
    public void use(TraceId traceId, Consumer<TraceTree> use) {
        kept.inHand(traceId, trace -> {
            use.accept(trace);
            return trace;
        });
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

    /** Returns whether it is one of the spans with a link that points at this one, as {@link StoredTraces#anyLinking} says. */
    boolean anyLinking(SpanKey linked, Predicate<SpanKey> isIt) {
        return stored.anyLinking(linked, isIt);
    }

    long countLinking(SpanKey linked) {
        return stored.countLinking(linked);
    }
}
