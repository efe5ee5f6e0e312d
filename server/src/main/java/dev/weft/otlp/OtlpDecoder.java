package dev.weft.otlp;

import dev.weft.ingest.Findings;
import dev.weft.model.EntityRef;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OTLP's protobuf messages to spans. Spans without valid ids of their own are left out and go to the findings. */
final class OtlpDecoder {

    private final Findings findings;
    private final IdReader ids;

    OtlpDecoder(Findings findings) {
        this.findings = findings;
        this.ids = new IdReader(findings);
    }

    List<Span> decode(ExportTraceServiceRequest request) {
        List<Span> spans = new ArrayList<>();
        for (ResourceSpans ofResource : request.getResourceSpansList()) {
            Resource resource = resource(ofResource.getResource(), ofResource.getSchemaUrl());
            for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
                Scope scope = scope(ofScope.getScope(), ofScope.getSchemaUrl());
                for (var sent : ofScope.getSpansList()) {
                    Span span = span(sent, resource, scope);
                    if (span != null) {
                        spans.add(span);
                    }
                }
            }
        }
        return spans;
    }

    private Resource resource(io.opentelemetry.proto.resource.v1.Resource resource, String schemaUrl) {
        return new Resource(
                ProtobufAttributes.decode(resource.getAttributesList(), findings),
                resource.getDroppedAttributesCount(),
                resource.getEntityRefsList().stream()
                        .map(ref -> new EntityRef(
                                ref.getSchemaUrl(), ref.getType(), ref.getIdKeysList(), ref.getDescriptionKeysList()))
                        .toList(),
                schemaUrl);
    }

    private Scope scope(InstrumentationScope scope, String schemaUrl) {
        return new Scope(
                scope.getName(),
                scope.getVersion(),
                ProtobufAttributes.decode(scope.getAttributesList(), findings),
                scope.getDroppedAttributesCount(),
                schemaUrl);
    }

    private @Nullable Span span(io.opentelemetry.proto.trace.v1.Span span, Resource resource, Scope scope) {
        SpanKey key = ids.own(RawId.of(span.getTraceId()), RawId.of(span.getSpanId()));
        if (key == null) {
            return null;
        }
        return new Span(
                key.traceId(),
                key.spanId(),
                ids.parent(RawId.of(span.getParentSpanId())),
                span.getTraceState(),
                span.getFlags(),
                span.getName(),
                new SpanKind(span.getKindValue()),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                ProtobufAttributes.decode(span.getAttributesList(), findings),
                span.getDroppedAttributesCount(),
                span.getEventsList().stream().map(this::event).toList(),
                span.getDroppedEventsCount(),
                span.getLinksList().stream().map(this::link).toList(),
                span.getDroppedLinksCount(),
                new Status(span.getStatus().getCodeValue(), span.getStatus().getMessage()),
                resource,
                scope);
    }

    private SpanEvent event(io.opentelemetry.proto.trace.v1.Span.Event event) {
        return new SpanEvent(
                event.getTimeUnixNano(),
                event.getName(),
                ProtobufAttributes.decode(event.getAttributesList(), findings),
                event.getDroppedAttributesCount());
    }

    private SpanLink link(io.opentelemetry.proto.trace.v1.Span.Link link) {
        return new SpanLink(
                ids.linkTrace(RawId.of(link.getTraceId())),
                ids.linkSpan(RawId.of(link.getSpanId())),
                link.getTraceState(),
                link.getFlags(),
                ProtobufAttributes.decode(link.getAttributesList(), findings),
                link.getDroppedAttributesCount());
    }
}
