package dev.weft.model.batch;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.EntityRef;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import java.util.List;

/** Spans to plain OTLP bytes: the inverse of {@link SpanReading}. */
public final class WireWriter {

    private final BackwardBuffer out = new BackwardBuffer();

    private WireWriter() {}

    /**
     * Returns a {@code TracesData} message with exactly these spans in this order: spans that follow each other are grouped by
     * equal resource and scope, and a group begins anew when its origin comes again later.
     */
    public static byte[] tracesData(List<Span> spans) {
        WireWriter writer = new WireWriter();
        int next = spans.size();
        while (next > 0) {
            next = writer.resourceSpans(spans, next);
        }
        return writer.out.toByteArray();
    }

    /** Puts the last group before that index; returns the index of the group's first span. */
    private int resourceSpans(List<Span> spans, int end) {
        Resource resource = spans.get(end - 1).resource();
        int before = out.size();
        out.text(OtlpFields.RESOURCE_SPANS_SCHEMA_URL, resource.schemaUrl());
        int first = end;
        while (first > 0 && spans.get(first - 1).resource().equals(resource)) {
            first = scopeSpans(spans, first, resource);
        }
        resource(resource);
        out.message(OtlpFields.TRACES_RESOURCE_SPANS, before);
        return first;
    }

    private int scopeSpans(List<Span> spans, int end, Resource resource) {
        Scope scope = spans.get(end - 1).scope();
        int before = out.size();
        out.text(OtlpFields.SCOPE_SPANS_SCHEMA_URL, scope.schemaUrl());
        int first = end;
        while (first > 0
                && spans.get(first - 1).scope().equals(scope)
                && spans.get(first - 1).resource().equals(resource)) {
            first--;
            span(spans.get(first));
        }
        scope(scope);
        out.message(OtlpFields.RESOURCE_SPANS_SCOPE_SPANS, before);
        return first;
    }

    private void resource(Resource resource) {
        int before = out.size();
        for (EntityRef ref : resource.entityRefs().reversed()) {
            entityRef(ref);
        }
        out.number(
                OtlpFields.RESOURCE_DROPPED_ATTRIBUTES_COUNT,
                Integer.toUnsignedLong(resource.droppedAttributesCount()));
        attributes(OtlpFields.RESOURCE_ATTRIBUTES, resource.attributes());
        out.message(OtlpFields.RESOURCE_SPANS_RESOURCE, before);
    }

    private void entityRef(EntityRef ref) {
        int before = out.size();
        for (String key : ref.descriptionKeys().reversed()) {
            out.presentText(OtlpFields.ENTITY_REF_DESCRIPTION_KEYS, key);
        }
        for (String key : ref.idKeys().reversed()) {
            out.presentText(OtlpFields.ENTITY_REF_ID_KEYS, key);
        }
        out.text(OtlpFields.ENTITY_REF_TYPE, ref.type());
        out.text(OtlpFields.ENTITY_REF_SCHEMA_URL, ref.schemaUrl());
        out.message(OtlpFields.RESOURCE_ENTITY_REFS, before);
    }

    private void scope(Scope scope) {
        int before = out.size();
        out.number(OtlpFields.SCOPE_DROPPED_ATTRIBUTES_COUNT, Integer.toUnsignedLong(scope.droppedAttributesCount()));
        attributes(OtlpFields.SCOPE_ATTRIBUTES, scope.attributes());
        out.text(OtlpFields.SCOPE_VERSION, scope.version());
        out.text(OtlpFields.SCOPE_NAME, scope.name());
        out.message(OtlpFields.SCOPE_SPANS_SCOPE, before);
    }

    private void span(Span span) {
        int before = out.size();
        out.fixed32(OtlpFields.SPAN_FLAGS, span.flags());
        if (!span.status().equals(Status.UNSET)) {
            status(span.status());
        }
        out.number(OtlpFields.SPAN_DROPPED_LINKS_COUNT, Integer.toUnsignedLong(span.droppedLinksCount()));
        for (SpanLink link : span.links().reversed()) {
            link(link);
        }
        out.number(OtlpFields.SPAN_DROPPED_EVENTS_COUNT, Integer.toUnsignedLong(span.droppedEventsCount()));
        for (SpanEvent event : span.events().reversed()) {
            event(event);
        }
        out.number(OtlpFields.SPAN_DROPPED_ATTRIBUTES_COUNT, Integer.toUnsignedLong(span.droppedAttributesCount()));
        attributes(OtlpFields.SPAN_ATTRIBUTES, span.attributes());
        out.fixed64(OtlpFields.SPAN_END_TIME_UNIX_NANO, span.endTimeUnixNano());
        out.fixed64(OtlpFields.SPAN_START_TIME_UNIX_NANO, span.startTimeUnixNano());
        out.number(OtlpFields.SPAN_KIND, span.kind().number());
        out.text(OtlpFields.SPAN_NAME, span.name());
        if (span.parentSpanId().isValid()) {
            out.id(OtlpFields.SPAN_PARENT_SPAN_ID, span.parentSpanId().value());
        }
        out.text(OtlpFields.SPAN_TRACE_STATE, span.traceState());
        out.id(OtlpFields.SPAN_SPAN_ID, span.spanId().value());
        out.id(OtlpFields.SPAN_TRACE_ID, span.traceId().high(), span.traceId().low());
        out.message(OtlpFields.SCOPE_SPANS_SPANS, before);
    }

    private void status(Status status) {
        int before = out.size();
        out.number(OtlpFields.STATUS_CODE, status.code());
        out.text(OtlpFields.STATUS_MESSAGE, status.message());
        out.message(OtlpFields.SPAN_STATUS, before);
    }

    private void event(SpanEvent event) {
        int before = out.size();
        out.number(OtlpFields.EVENT_DROPPED_ATTRIBUTES_COUNT, Integer.toUnsignedLong(event.droppedAttributesCount()));
        attributes(OtlpFields.EVENT_ATTRIBUTES, event.attributes());
        out.text(OtlpFields.EVENT_NAME, event.name());
        out.fixed64(OtlpFields.EVENT_TIME_UNIX_NANO, event.timeUnixNano());
        out.message(OtlpFields.SPAN_EVENTS, before);
    }

    private void link(SpanLink link) {
        int before = out.size();
        out.fixed32(OtlpFields.LINK_FLAGS, link.flags());
        out.number(OtlpFields.LINK_DROPPED_ATTRIBUTES_COUNT, Integer.toUnsignedLong(link.droppedAttributesCount()));
        attributes(OtlpFields.LINK_ATTRIBUTES, link.attributes());
        out.text(OtlpFields.LINK_TRACE_STATE, link.traceState());
        out.id(OtlpFields.LINK_SPAN_ID, link.spanId().value());
        out.id(OtlpFields.LINK_TRACE_ID, link.traceId().high(), link.traceId().low());
        out.message(OtlpFields.SPAN_LINKS, before);
    }

    private void attributes(int field, Attributes attributes) {
        for (Attribute attribute : attributes.entries().reversed()) {
            int before = out.size();
            value(OtlpFields.KEY_VALUE_VALUE, attribute.value());
            out.text(OtlpFields.KEY_VALUE_KEY, attribute.key());
            out.message(field, before);
        }
    }

    private void value(int field, AttributeValue value) {
        int before = out.size();
        switch (value) {
            case AttributeValue.Empty _ -> {}
            case AttributeValue.Text(String text) -> out.presentText(OtlpFields.ANY_STRING, text);
            case AttributeValue.Bool(boolean bool) -> out.presentNumber(OtlpFields.ANY_BOOL, bool ? 1 : 0);
            case AttributeValue.Int(long number) -> out.presentNumber(OtlpFields.ANY_INT, number);
            case AttributeValue.Real(double number) ->
                out.presentFixed64(OtlpFields.ANY_DOUBLE, Double.doubleToRawLongBits(number));
            case AttributeValue.Bytes bytes -> out.bytes(OtlpFields.ANY_BYTES, bytes.value());
            case AttributeValue.Array(List<AttributeValue> values) -> {
                int listBefore = out.size();
                for (AttributeValue element : values.reversed()) {
                    value(OtlpFields.LIST_VALUES, element);
                }
                out.message(OtlpFields.ANY_ARRAY, listBefore);
            }
            case AttributeValue.KeyValues(Attributes entries) -> {
                int listBefore = out.size();
                attributes(OtlpFields.LIST_VALUES, entries);
                out.message(OtlpFields.ANY_KVLIST, listBefore);
            }
        }
        out.message(field, before);
    }
}
