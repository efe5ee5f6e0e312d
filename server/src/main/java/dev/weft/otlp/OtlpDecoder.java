package dev.weft.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weft.ingest.Finding;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OTLP's protobuf to spans, by the generated classes: the way for requests that {@link dev.weft.model.batch.BatchReader} does not find plain. */
final class OtlpDecoder {

    private final Findings findings;
    private final IdReader ids;

    private OtlpDecoder(Findings findings) {
        this.findings = findings;
        this.ids = new IdReader(findings);
    }

    /**
     * Returns the spans with valid ids of their own; the others go to the findings.
     *
     * @throws MalformedRequestException when the body is not an OTLP protobuf message, or one of hardly anything but empty ones
     */
    static List<Span> read(byte[] body, Findings findings) {
        MessageRoom.check(body, ExportTraceServiceRequest.getDescriptor());
        return new OtlpDecoder(findings).decode(parse(body, findings));
    }

    private List<Span> decode(ExportTraceServiceRequest request) {
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

    private static ExportTraceServiceRequest parse(byte[] body, Findings findings) {
        try {
            return ExportTraceServiceRequest.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            return parseMended(body, findings, e);
        }
    }

    private static ExportTraceServiceRequest parseMended(
            byte[] body, Findings findings, InvalidProtocolBufferException refusal) {
        Utf8Mender mender = new Utf8Mender();
        try {
            byte[] mended = mender.mend(body, ExportTraceServiceRequest.getDescriptor());
            if (mender.mendedCount() > 0) {
                ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(mended);
                findings.add(Finding.INVALID_UTF8, mender.mendedCount(), "a string field");
                return request;
            }
        } catch (IOException e) {
            refusal.addSuppressed(e);
        }
        throw new MalformedRequestException("not an OTLP protobuf message: " + refusal.getMessage(), refusal);
    }
}
