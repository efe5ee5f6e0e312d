package dev.weft.otlp;

import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span while its JSON is read: fields come in any order, and its resource and scope may follow it. */
final class SpanDraft {

    RawId traceId = RawId.ABSENT;
    RawId spanId = RawId.ABSENT;
    RawId parentSpanId = RawId.ABSENT;
    String traceState = "";
    int flags;
    String name = "";
    int kind;
    long startTimeUnixNano;
    long endTimeUnixNano;
    Attributes attributes = Attributes.EMPTY;
    int droppedAttributesCount;
    final List<SpanEvent> events = new ArrayList<>();
    int droppedEventsCount;
    final List<SpanLink> links = new ArrayList<>();
    int droppedLinksCount;
    Status status = Status.UNSET;

    /** Returns the span's own ids, or null when they are invalid and nothing more is to be kept of it. */
    @Nullable
    SpanKey key(IdReader ids) {
        return ids.own(traceId, spanId);
    }

    /** @param key the span's own ids */
    Span finish(SpanKey key, Resource resource, Scope scope, IdReader ids) {
        return new Span(
                key.traceId(),
                key.spanId(),
                ids.parent(parentSpanId),
                traceState,
                flags,
                name,
                new SpanKind(kind),
                startTimeUnixNano,
                endTimeUnixNano,
                attributes,
                droppedAttributesCount,
                events,
                droppedEventsCount,
                links,
                droppedLinksCount,
                status,
                resource,
                scope);
    }
}
