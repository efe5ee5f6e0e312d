package dev.weft.model;

/**
 * A pointer from the span that carries it, the linking span, to another one, the linked span, in any trace.
 *
 * @param traceId the linked span's; invalid when it was sent as zero or with a wrong length
 * @param spanId likewise
 * @param traceState W3C trace state of the linked span's context, as sent
 * @param flags OTLP's link flags, unsigned 32 bits; they never tell reliably whether the linked span was sampled
 * @param droppedAttributesCount unsigned 32 bits
 */
public record SpanLink(
        TraceId traceId,
        SpanId spanId,
        String traceState,
        int flags,
        Attributes attributes,
        int droppedAttributesCount) {

    public SpanKey linked() {
        return new SpanKey(traceId, spanId);
    }

    /** Returns whether both ids are valid, so that the link can ever be followed. */
    public boolean isValid() {
        return traceId.isValid() && spanId.isValid();
    }
}
