package dev.weft.otlp;

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
import tools.jackson.core.JsonGenerator;

/**
 * Spans to OTLP/JSON (OTLP specification, "JSON Protobuf Encoding"): ids in lower-case hexadecimal, 64-bit integers as
 * decimal strings, enums as numbers, NaN and infinities as strings. Fields at their proto3 default are left out, but ids,
 * name, kind and times of a span are always there.
 */
public final class OtlpJsonWriter {

    private OtlpJsonWriter() {}

    /** Writes a {@code TracesData} object, the spans grouped as {@link OtlpProtobufWriter#tracesData} does. */
    public static void writeTracesData(JsonGenerator json, List<Span> spans) {
        json.writeStartObject();
        json.writeArrayPropertyStart("resourceSpans");
        writeResourceSpans(json, spans);
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Writes elements of {@code TracesData.resourceSpans}, for those who have the spans one part after the other: what the
     * parts share is written once for each of them.
     */
    public static void writeResourceSpans(JsonGenerator json, List<Span> spans) {
        SpanGroups.of(spans).byResource().forEach((resource, scopes) -> {
            json.writeStartObject();
            write(json, resource);
            json.writeArrayPropertyStart("scopeSpans");
            scopes.forEach((scope, ofScope) -> {
                json.writeStartObject();
                write(json, scope);
                json.writeArrayPropertyStart("spans");
                ofScope.forEach(span -> write(json, span));
                json.writeEndArray();
                writeText(json, "schemaUrl", scope.schemaUrl());
                json.writeEndObject();
            });
            json.writeEndArray();
            writeText(json, "schemaUrl", resource.schemaUrl());
            json.writeEndObject();
        });
    }

    /** Writes an array of key-values, empty when there are none. */
    public static void writeAttributes(JsonGenerator json, Attributes attributes) {
        JsonAttributeWriter.write(json, attributes);
    }

    /** Writes an {@code AnyValue}. */
    public static void writeValue(JsonGenerator json, AttributeValue value) {
        JsonAttributeWriter.write(json, value);
    }

    private static void write(JsonGenerator json, Resource resource) {
        json.writeObjectPropertyStart("resource");
        writeAttributes(json, resource.attributes(), resource.droppedAttributesCount());
        if (!resource.entityRefs().isEmpty()) {
            json.writeArrayPropertyStart("entityRefs");
            resource.entityRefs().forEach(ref -> write(json, ref));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, EntityRef ref) {
        json.writeStartObject();
        writeText(json, "schemaUrl", ref.schemaUrl());
        writeText(json, "type", ref.type());
        writeTexts(json, "idKeys", ref.idKeys());
        writeTexts(json, "descriptionKeys", ref.descriptionKeys());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Scope scope) {
        json.writeObjectPropertyStart("scope");
        writeText(json, "name", scope.name());
        writeText(json, "version", scope.version());
        writeAttributes(json, scope.attributes(), scope.droppedAttributesCount());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Span span) {
        json.writeStartObject();
        json.writeStringProperty("traceId", span.traceId().toString());
        json.writeStringProperty("spanId", span.spanId().toString());
        if (span.parentSpanId().isValid()) {
            json.writeStringProperty("parentSpanId", span.parentSpanId().toString());
        }
        writeText(json, "traceState", span.traceState());
        writeUnsigned(json, "flags", span.flags());
        json.writeStringProperty("name", span.name());
        json.writeNumberProperty("kind", span.kind().number());
        json.writeStringProperty("startTimeUnixNano", Long.toUnsignedString(span.startTimeUnixNano()));
        json.writeStringProperty("endTimeUnixNano", Long.toUnsignedString(span.endTimeUnixNano()));
        writeAttributes(json, span.attributes(), span.droppedAttributesCount());
        if (!span.events().isEmpty()) {
            json.writeArrayPropertyStart("events");
            span.events().forEach(event -> write(json, event));
            json.writeEndArray();
        }
        writeUnsigned(json, "droppedEventsCount", span.droppedEventsCount());
        if (!span.links().isEmpty()) {
            json.writeArrayPropertyStart("links");
            span.links().forEach(link -> write(json, link));
            json.writeEndArray();
        }
        writeUnsigned(json, "droppedLinksCount", span.droppedLinksCount());
        if (!span.status().equals(Status.UNSET)) {
            json.writeObjectPropertyStart("status");
            writeText(json, "message", span.status().message());
            json.writeNumberProperty("code", span.status().code());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SpanEvent event) {
        json.writeStartObject();
        json.writeStringProperty("timeUnixNano", Long.toUnsignedString(event.timeUnixNano()));
        json.writeStringProperty("name", event.name());
        writeAttributes(json, event.attributes(), event.droppedAttributesCount());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SpanLink link) {
        json.writeStartObject();
        json.writeStringProperty("traceId", link.traceId().toString());
        json.writeStringProperty("spanId", link.spanId().toString());
        writeText(json, "traceState", link.traceState());
        writeAttributes(json, link.attributes(), link.droppedAttributesCount());
        writeUnsigned(json, "flags", link.flags());
        json.writeEndObject();
    }

    private static void writeAttributes(JsonGenerator json, Attributes attributes, int droppedCount) {
        if (!attributes.isEmpty()) {
            json.writeName("attributes");
            JsonAttributeWriter.write(json, attributes);
        }
        writeUnsigned(json, "droppedAttributesCount", droppedCount);
    }

    private static void writeUnsigned(JsonGenerator json, String name, int value) {
        if (value != 0) {
            json.writeNumberProperty(name, Integer.toUnsignedLong(value));
        }
    }

    private static void writeText(JsonGenerator json, String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}
