package dev.weft.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.weft.ingest.IngestLimits;
import dev.weft.ingest.Submission;
import dev.weft.model.batch.BatchReader;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Small requests to send. */
final class Requests {

    static final String TRACE_ID = "0102030405060708090a0b0c0d0e0f10";
    static final String SPAN_ID = "1112131415161718";

    private Requests() {}

    static ExportTraceServiceRequest request(Span... spans) {
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(KeyValue.newBuilder()
                                        .setKey("service.name")
                                        .setValue(AnyValue.newBuilder().setStringValue("orders"))))
                        .addScopeSpans(ScopeSpans.newBuilder().addAllSpans(List.of(spans))))
                .build();
    }

    static Span.Builder span() {
        return Span.newBuilder()
                .setTraceId(hex(TRACE_ID))
                .setSpanId(hex(SPAN_ID))
                .setName("receive-order")
                .setStartTimeUnixNano(1_764_000_000_000_000_000L)
                .setEndTimeUnixNano(1_764_000_000_000_000_500L);
    }

    /** Decodes as a receiver with the default limits does. */
    static Submission decode(OtlpEncoding encoding, byte[] body) {
        IngestLimits limits = IngestLimits.DEFAULTS;
        return encoding.decode(body, BatchReader.ofRequests(limits.ofBatch()), limits);
    }

    /** Encodes spans and lets the generated classes read them. */
    static TracesData encoded(List<dev.weft.model.Span> spans) {
        try {
            return TracesData.parseFrom(OtlpProtobufWriter.tracesData(spans));
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] valid() {
        return request(span().build()).toByteArray();
    }

    /** Returns a request with one span that has an attribute of that many bytes. */
    static byte[] padded(int bytes) {
        return request(span().addAttributes(KeyValue.newBuilder()
                                .setKey("payload")
                                .setValue(AnyValue.newBuilder().setStringValue("x".repeat(bytes))))
                        .build())
                .toByteArray();
    }

    static String json(String spanFields) {
        return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
                + "{\"stringValue\":\"orders\"}}]},\"scopeSpans\":[{\"spans\":[{\"traceId\":\"" + TRACE_ID
                + "\",\"spanId\":\"" + SPAN_ID + "\"" + spanFields + "}]}]}]}";
    }

    static byte[] compressed(ContentCoding coding, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream compressing = coding.compress(out)) {
            compressing.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static ByteString hex(String digits) {
        return ByteString.fromHex(digits);
    }
}
