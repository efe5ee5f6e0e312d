package dev.weft.store.contract;

import dev.weft.model.Attribute;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import java.util.ArrayList;
import java.util.List;

/**
 * Spans for tests, told by what matters: ids are small numbers, times nanoseconds after {@link #EPOCH}, everything else has
 * a plain default.
 *
 * <pre>{@code
 * Span request = span(1, 1).service("orders").name("receive-order").from(0).lasting(5).build();
 * Span batch = span(2, 1).service("worker").from(9).link(request).build();
 * }</pre>
 */
public final class TestSpans {

    /** 2026-01-01T00:00:00Z. */
    public static final long EPOCH = 1_767_225_600_000_000_000L;

    private final SpanKey key;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Attribute> resourceAttributes = new ArrayList<>();
    private final List<SpanEvent> events = new ArrayList<>();
    private final List<SpanLink> links = new ArrayList<>();
    private SpanId parent = SpanId.INVALID;
    private String traceState = "";
    private String name = "work";
    private SpanKind kind = SpanKind.INTERNAL;
    private Status status = Status.UNSET;
    private long start = EPOCH;
    private long end = EPOCH + 1;
    private int droppedLinks;
    private Scope scope = Scope.EMPTY;

    private TestSpans(SpanKey key) {
        this.key = key;
    }

    /** Begins a span; zero is the invalid id. */
    public static TestSpans span(long trace, long span) {
        return span(traceId(trace), span);
    }

    public static TestSpans span(TraceId trace, long span) {
        return new TestSpans(new SpanKey(trace, spanId(span)));
    }

    public static TraceId traceId(long number) {
        return new TraceId(0, number);
    }

    public static SpanId spanId(long number) {
        return new SpanId(number);
    }

    public static SpanKey key(long trace, long span) {
        return new SpanKey(traceId(trace), spanId(span));
    }

    /** A link without trace state, flags or dropped attributes. */
    public static SpanLink linkTo(SpanKey linked, Attribute... attributes) {
        return new SpanLink(linked.traceId(), linked.spanId(), "", 0, Attributes.of(attributes), 0);
    }

    public TestSpans parent(long span) {
        parent = spanId(span);
        return this;
    }

    public TestSpans traceState(String value) {
        traceState = value;
        return this;
    }

    public TestSpans service(String service) {
        return resource("service.name", service);
    }

    public TestSpans resource(String attribute, String value) {
        return resource(Attribute.of(attribute, value));
    }

    public TestSpans resource(Attribute attribute) {
        resourceAttributes.add(attribute);
        return this;
    }

    public TestSpans name(String value) {
        name = value;
        return this;
    }

    public TestSpans kind(SpanKind value) {
        kind = value;
        return this;
    }

    public TestSpans error(String message) {
        status = new Status(Status.CODE_ERROR, message);
        return this;
    }

    /** Starts so long after {@link #EPOCH}; the span still lasts as long as before. */
    public TestSpans from(long nanos) {
        return startingAt(EPOCH + nanos);
    }

    /** Starts at these epoch nanoseconds; the span still lasts as long as before. */
    public TestSpans startingAt(long unixNano) {
        end = unixNano + (end - start);
        start = unixNano;
        return this;
    }

    public TestSpans lasting(long nanos) {
        end = start + nanos;
        return this;
    }

    /** Ends at these epoch nanoseconds, whatever that makes of the duration. */
    public TestSpans endingAt(long unixNano) {
        end = unixNano;
        return this;
    }

    public TestSpans with(Attribute attribute) {
        attributes.add(attribute);
        return this;
    }

    public TestSpans with(String attribute, String value) {
        return with(Attribute.of(attribute, value));
    }

    public TestSpans with(String attribute, long value) {
        return with(Attribute.of(attribute, value));
    }

    public TestSpans event(String eventName, Attribute... eventAttributes) {
        events.add(new SpanEvent(start, eventName, Attributes.of(eventAttributes), 0));
        return this;
    }

    public TestSpans link(Span linked, Attribute... linkAttributes) {
        return link(linkTo(linked.key(), linkAttributes));
    }

    public TestSpans link(long trace, long span, Attribute... linkAttributes) {
        return link(linkTo(key(trace, span), linkAttributes));
    }

    public TestSpans link(SpanLink link) {
        links.add(link);
        return this;
    }

    public TestSpans scope(String scopeName, Attribute... scopeAttributes) {
        scope = new Scope(scopeName, "", Attributes.of(scopeAttributes), 0, "");
        return this;
    }

    public TestSpans droppedLinks(int count) {
        droppedLinks = count;
        return this;
    }

    public Span build() {
        return new Span(
                key.traceId(),
                key.spanId(),
                parent,
                traceState,
                0,
                name,
                kind,
                start,
                end,
                new Attributes(attributes),
                0,
                events,
                0,
                links,
                droppedLinks,
                status,
                new Resource(new Attributes(resourceAttributes), 0, List.of(), ""),
                scope);
    }
}
