package dev.weft.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.weft.model.EntityRef;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.ByteBuffer;
import java.util.List;

/** Spans to OTLP's protobuf messages. */
public final class OtlpEncoder {

    private OtlpEncoder() {}

    /** Returns the spans grouped by equal resource and scope, otherwise in the given order. */
    public static TracesData tracesData(List<Span> spans) {
        TracesData.Builder data = TracesData.newBuilder();
        SpanGroups.of(spans).byResource().forEach((resource, scopes) -> {
            ResourceSpans.Builder ofResource =
                    data.addResourceSpansBuilder().setResource(encode(resource)).setSchemaUrl(resource.schemaUrl());
            scopes.forEach((scope, ofScope) -> ofResource.addScopeSpans(ScopeSpans.newBuilder()
                    .setScope(encode(scope))
                    .setSchemaUrl(scope.schemaUrl())
                    .addAllSpans(ofScope.stream().map(OtlpEncoder::encode).toList())));
        });
        return data.build();
    }

    private static io.opentelemetry.proto.resource.v1.Resource encode(Resource resource) {
        return io.opentelemetry.proto.resource.v1.Resource.newBuilder()
                .addAllAttributes(ProtobufAttributes.encode(resource.attributes()))
                .setDroppedAttributesCount(resource.droppedAttributesCount())
                .addAllEntityRefs(
                        resource.entityRefs().stream().map(OtlpEncoder::encode).toList())
                .build();
    }

    private static io.opentelemetry.proto.common.v1.EntityRef encode(EntityRef ref) {
        return io.opentelemetry.proto.common.v1.EntityRef.newBuilder()
                .setSchemaUrl(ref.schemaUrl())
                .setType(ref.type())
                .addAllIdKeys(ref.idKeys())
                .addAllDescriptionKeys(ref.descriptionKeys())
                .build();
    }

    private static InstrumentationScope encode(Scope scope) {
        return InstrumentationScope.newBuilder()
                .setName(scope.name())
                .setVersion(scope.version())
                .addAllAttributes(ProtobufAttributes.encode(scope.attributes()))
                .setDroppedAttributesCount(scope.droppedAttributesCount())
                .build();
    }

    private static io.opentelemetry.proto.trace.v1.Span encode(Span span) {
        io.opentelemetry.proto.trace.v1.Span.Builder encoded = io.opentelemetry.proto.trace.v1.Span.newBuilder()
                .setTraceId(bytes(span.traceId()))
                .setSpanId(bytes(span.spanId()))
                .setTraceState(span.traceState())
                .setFlags(span.flags())
                .setName(span.name())
                .setKindValue(span.kind().number())
                .setStartTimeUnixNano(span.startTimeUnixNano())
                .setEndTimeUnixNano(span.endTimeUnixNano())
                .addAllAttributes(ProtobufAttributes.encode(span.attributes()))
                .setDroppedAttributesCount(span.droppedAttributesCount())
                .addAllEvents(span.events().stream().map(OtlpEncoder::encode).toList())
                .setDroppedEventsCount(span.droppedEventsCount())
                .addAllLinks(span.links().stream().map(OtlpEncoder::encode).toList())
                .setDroppedLinksCount(span.droppedLinksCount());
        if (span.parentSpanId().isValid()) {
            encoded.setParentSpanId(bytes(span.parentSpanId()));
        }
        if (!span.status().equals(dev.weft.model.Status.UNSET)) {
            encoded.setStatus(Status.newBuilder()
                    .setCodeValue(span.status().code())
                    .setMessage(span.status().message()));
        }
        return encoded.build();
    }

    private static io.opentelemetry.proto.trace.v1.Span.Event encode(SpanEvent event) {
        return io.opentelemetry.proto.trace.v1.Span.Event.newBuilder()
                .setTimeUnixNano(event.timeUnixNano())
                .setName(event.name())
                .addAllAttributes(ProtobufAttributes.encode(event.attributes()))
                .setDroppedAttributesCount(event.droppedAttributesCount())
                .build();
    }

    private static io.opentelemetry.proto.trace.v1.Span.Link encode(SpanLink link) {
        return io.opentelemetry.proto.trace.v1.Span.Link.newBuilder()
                .setTraceId(bytes(link.traceId()))
                .setSpanId(bytes(link.spanId()))
                .setTraceState(link.traceState())
                .setFlags(link.flags())
                .addAllAttributes(ProtobufAttributes.encode(link.attributes()))
                .setDroppedAttributesCount(link.droppedAttributesCount())
                .build();
    }

    private static ByteString bytes(TraceId id) {
        return UnsafeByteOperations.unsafeWrap(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.high())
                .putLong(id.low())
                .array());
    }

    private static ByteString bytes(SpanId id) {
        return UnsafeByteOperations.unsafeWrap(
                ByteBuffer.allocate(Long.BYTES).putLong(id.value()).array());
    }
}
