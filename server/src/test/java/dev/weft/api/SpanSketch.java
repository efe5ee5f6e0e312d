package dev.weft.api;

import dev.weft.model.Attribute;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import java.util.ArrayList;
import java.util.List;

/** A span to be stored: its trace, id and start, and what else a test cares about. */
final class SpanSketch {

    private final TraceId traceId;
    private final SpanId spanId;
    private final long start;
    private SpanId parent = SpanId.INVALID;
    private String name = "work";
    private SpanKind kind = SpanKind.INTERNAL;
    private Status status = Status.UNSET;
    private long durationNanos = 1_000;
    private Attributes attributes = Attributes.EMPTY;
    private Attributes resource = Attributes.of(Attribute.of("service.name", "shop"));
    private final List<SpanLink> links = new ArrayList<>();
    private final List<SpanEvent> events = new ArrayList<>();
    private int droppedLinks;
    private Scope scope = Scope.EMPTY;

    private SpanSketch(long trace, long span, long start) {
        traceId = new TraceId(0, trace);
        spanId = new SpanId(span);
        this.start = start;
    }

    /** Begins a span of {@code shop} named {@code work}, internal, unset, 1,000 ns long. */
    static SpanSketch span(long trace, long span, long start) {
        return new SpanSketch(trace, span, start);
    }

    SpanSketch parent(long span) {
        parent = new SpanId(span);
        return this;
    }

    SpanSketch name(String text) {
        name = text;
        return this;
    }

    SpanSketch service(String text) {
        resource = Attributes.of(Attribute.of("service.name", text));
        return this;
    }

    SpanSketch kind(SpanKind value) {
        kind = value;
        return this;
    }

    SpanSketch error(String message) {
        status = new Status(Status.CODE_ERROR, message);
        return this;
    }

    SpanSketch durationNanos(long nanos) {
        durationNanos = nanos;
        return this;
    }

    SpanSketch attributes(Attribute... entries) {
        attributes = Attributes.of(entries);
        return this;
    }

    SpanSketch resource(Attribute... entries) {
        resource = Attributes.of(entries);
        return this;
    }

    SpanSketch event(long time, Attribute... entries) {
        return event("happened", time, entries);
    }

    SpanSketch event(String eventName, long time, Attribute... entries) {
        events.add(new SpanEvent(time, eventName, Attributes.of(entries), 0));
        return this;
    }

    SpanSketch scope(String scopeName, String version) {
        scope = new Scope(scopeName, version, Attributes.EMPTY, 0, "");
        return this;
    }

    SpanSketch link(long trace, long span, Attribute... entries) {
        links.add(new SpanLink(new TraceId(0, trace), new SpanId(span), "a=b", 0x301, Attributes.of(entries), 0));
        return this;
    }

    SpanSketch droppedLinks(int count) {
        droppedLinks = count;
        return this;
    }

    Span build() {
        return new Span(
                traceId,
                spanId,
                parent,
                "",
                0,
                name,
                kind,
                start,
                start + durationNanos,
                attributes,
                0,
                events,
                0,
                links,
                droppedLinks,
                status,
                new Resource(resource, 0, List.of(), ""),
                scope);
    }
}
