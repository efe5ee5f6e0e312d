package dev.weft.model;

import java.util.Comparator;

/** What identifies a span: its trace id and span id together. Ordered by trace id, then span id. */
public record SpanKey(TraceId traceId, SpanId spanId) implements Comparable<SpanKey> {

    private static final Comparator<SpanKey> ORDER =
            Comparator.comparing(SpanKey::traceId).thenComparing(SpanKey::spanId);

    public boolean isValid() {
        return traceId.isValid() && spanId.isValid();
    }

    @Override
    public int compareTo(SpanKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return traceId + "/" + spanId;
    }
}
