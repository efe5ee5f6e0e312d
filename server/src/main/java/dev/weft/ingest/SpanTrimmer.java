package dev.weft.ingest;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Cuts the spans of one request to the limits. Whole attributes, events and links are cut from the end of their list and
 * raise the dropped count beside it; texts that have no such count are shortened.
 */
final class SpanTrimmer {

    private final IngestLimits limits;
    private final Findings findings;
    private final IdentityHashMap<Resource, Resource> resources = new IdentityHashMap<>();
    private final IdentityHashMap<Scope, Scope> scopes = new IdentityHashMap<>();

    SpanTrimmer(IngestLimits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    Span trim(Span span) {
        Trimmed attributes = attributes(span.attributes(), span.droppedAttributesCount());
        List<SpanEvent> events = head(span.events(), limits.maxEvents(), Finding.TOO_MANY_EVENTS, "events");
        List<SpanLink> links = head(span.links(), limits.maxLinks(), Finding.TOO_MANY_LINKS, "links");
        return new Span(
                span.traceId(),
                span.spanId(),
                span.parentSpanId(),
                text("trace state", span.traceState()),
                span.flags(),
                text("span name", span.name()),
                span.kind(),
                span.startTimeUnixNano(),
                span.endTimeUnixNano(),
                attributes.kept(),
                attributes.droppedCount(),
                events.stream().map(this::trim).toList(),
                raised(span.droppedEventsCount(), span.events().size() - events.size()),
                links.stream().map(this::trim).toList(),
                raised(span.droppedLinksCount(), span.links().size() - links.size()),
                new Status(
                        span.status().code(),
                        text("status message", span.status().message())),
                resources.computeIfAbsent(span.resource(), this::trim),
                scopes.computeIfAbsent(span.scope(), this::trim));
    }

    private SpanEvent trim(SpanEvent event) {
        Trimmed attributes = attributes(event.attributes(), event.droppedAttributesCount());
        return new SpanEvent(
                event.timeUnixNano(), text("event name", event.name()), attributes.kept(), attributes.droppedCount());
    }

    private SpanLink trim(SpanLink link) {
        Trimmed attributes = attributes(link.attributes(), link.droppedAttributesCount());
        return new SpanLink(
                link.traceId(),
                link.spanId(),
                text("link trace state", link.traceState()),
                link.flags(),
                attributes.kept(),
                attributes.droppedCount());
    }

    private Resource trim(Resource resource) {
        Trimmed attributes = attributes(resource.attributes(), resource.droppedAttributesCount());
        return new Resource(attributes.kept(), attributes.droppedCount(), resource.entityRefs(), resource.schemaUrl());
    }

    private Scope trim(Scope scope) {
        Trimmed attributes = attributes(scope.attributes(), scope.droppedAttributesCount());
        return new Scope(
                text("scope name", scope.name()),
                text("scope version", scope.version()),
                attributes.kept(),
                attributes.droppedCount(),
                scope.schemaUrl());
    }

    private record Trimmed(Attributes kept, int droppedCount) {}

    private Trimmed attributes(Attributes attributes, int droppedBefore) {
        List<Attribute> head =
                head(attributes.entries(), limits.maxAttributes(), Finding.TOO_MANY_ATTRIBUTES, "attributes");
        List<Attribute> kept = new ArrayList<>(head.size());
        for (Attribute attribute : head) {
            if (fits(attribute)) {
                kept.add(attribute);
            }
        }
        int cut = attributes.size() - kept.size();
        return cut == 0
                ? new Trimmed(attributes, droppedBefore)
                : new Trimmed(new Attributes(kept), raised(droppedBefore, cut));
    }

    private boolean fits(Attribute attribute) {
        if (Texts.longerThan(attribute.key(), limits.maxValueBytes())) {
            findings.add(
                    Finding.TOO_LARGE_VALUE,
                    "attribute key of " + Texts.byteLength(attribute.key()) + " bytes (expected: at most "
                            + limits.maxValueBytes() + ")");
            return false;
        }
        if (attribute.value() instanceof AttributeValue.Text(String text)
                && !Texts.longerThan(text, limits.maxValueBytes())) {
            return true;
        }
        long bytes = byteLength(attribute.value());
        if (bytes > limits.maxValueBytes()) {
            findings.add(
                    Finding.TOO_LARGE_VALUE,
                    "attribute " + Texts.head(attribute.key(), 100) + " of " + bytes + " bytes (expected: at most "
                            + limits.maxValueBytes() + ")");
            return false;
        }
        return true;
    }

    private static long byteLength(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Empty _ -> 0;
            case AttributeValue.Bool _ -> 1;
            case AttributeValue.Int _, AttributeValue.Real _ -> Long.BYTES;
            case AttributeValue.Text(String text) -> Texts.byteLength(text);
            case AttributeValue.Bytes bytes -> bytes.value().length;
            case AttributeValue.Array(List<AttributeValue> values) ->
                values.stream().mapToLong(SpanTrimmer::byteLength).sum();
            case AttributeValue.KeyValues(Attributes entries) ->
                entries.entries().stream()
                        .mapToLong(entry -> Texts.byteLength(entry.key()) + byteLength(entry.value()))
                        .sum();
        };
    }

    private <T> List<T> head(List<T> all, int max, Finding finding, String what) {
        if (all.size() <= max) {
            return all;
        }
        findings.add(finding, all.size() - max, all.size() + " " + what + " (expected: at most " + max + ")");
        return all.subList(0, max);
    }

    private String text(String what, String text) {
        if (!Texts.longerThan(text, limits.maxTextBytes())) {
            return text;
        }
        findings.add(
                Finding.TOO_LONG_TEXT,
                what + " of " + Texts.byteLength(text) + " bytes (expected: at most " + limits.maxTextBytes() + ")");
        return Texts.head(text, limits.maxTextBytes());
    }

    /** Adds to an unsigned 32-bit count, which stays at its greatest value when it would overflow. */
    private static int raised(int count, int by) {
        return (int) Math.min(Integer.toUnsignedLong(count) + by, 0xFFFF_FFFFL);
    }
}
