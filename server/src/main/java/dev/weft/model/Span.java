package dev.weft.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * A span, whole, with the resource and scope it came under.
 *
 * @param parentSpanId {@link SpanId#INVALID} when there is none
 * @param flags OTLP's span flags, unsigned 32 bits
 * @param startTimeUnixNano epoch nanoseconds, unsigned 64 bits
 * @param endTimeUnixNano epoch nanoseconds, unsigned 64 bits; may be zero or before the start, clocks being what they are
 * @param droppedAttributesCount this and the other dropped counts: what the SDK left out, unsigned 32 bits
 */
public record Span(
        TraceId traceId,
        SpanId spanId,
        SpanId parentSpanId,
        String traceState,
        int flags,
        String name,
        SpanKind kind,
        long startTimeUnixNano,
        long endTimeUnixNano,
        Attributes attributes,
        int droppedAttributesCount,
        List<SpanEvent> events,
        int droppedEventsCount,
        List<SpanLink> links,
        int droppedLinksCount,
        Status status,
        Resource resource,
        Scope scope) {

    public Span {
        events = List.copyOf(events);
        links = List.copyOf(links);
    }

    public SpanKey key() {
        return new SpanKey(traceId, spanId);
    }

    public String service() {
        return resource.service();
    }

    /** Returns end minus start in nanoseconds, negative when the end lies before the start; empty when that overflows. */
    public OptionalLong durationNanos() {
        return Nanos.between(startTimeUnixNano, endTimeUnixNano);
    }

    /** Returns this span with attributes in canonical order everywhere, so that {@code equals} means the same content. */
    public Span canonical() {
        return new Span(
                traceId,
                spanId,
                parentSpanId,
                traceState,
                flags,
                name,
                kind,
                startTimeUnixNano,
                endTimeUnixNano,
                attributes.canonical(),
                droppedAttributesCount,
                events.stream()
                        .map(event -> new SpanEvent(
                                event.timeUnixNano(),
                                event.name(),
                                event.attributes().canonical(),
                                event.droppedAttributesCount()))
                        .toList(),
                droppedEventsCount,
                links.stream()
                        .map(link -> new SpanLink(
                                link.traceId(),
                                link.spanId(),
                                link.traceState(),
                                link.flags(),
                                link.attributes().canonical(),
                                link.droppedAttributesCount()))
                        .toList(),
                droppedLinksCount,
                status,
                resource.canonical(),
                scope.canonical());
    }
}
