package dev.weft.bench.load;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Arrays;
import java.util.List;

/** Reads made requests back with the generated protobuf classes. */
public final class Requests {

    private Requests() {}

    public static byte[] bytes(RequestSource source, int number) {
        byte[] into = new byte[source.largestRequestBytes()];
        return Arrays.copyOf(into, source.fill(number, into));
    }

    static ExportTraceServiceRequest parse(RequestSource source, int number) {
        try {
            return ExportTraceServiceRequest.parseFrom(bytes(source, number));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("request " + number + " is not a request", e);
        }
    }

    static List<Span> spans(ExportTraceServiceRequest request) {
        return request.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }
}
