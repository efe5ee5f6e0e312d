package dev.weft.api;

import com.linecorp.armeria.common.MediaType;
import dev.weft.explore.QueryService;
import dev.weft.explore.TraceOutline;
import dev.weft.model.Span;
import dev.weft.otlp.OtlpJsonWriter;
import dev.weft.otlp.OtlpProtobufWriter;
import dev.weft.store.StoredTrace;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A trace whole, as an outline, and span by span. */
final class TraceEndpoints {

    private static final MediaType PROTOBUF = MediaType.create("application", "x-protobuf");

    private final QueryService queries;

    TraceEndpoints(QueryService queries) {
        this.queries = queries;
    }

    /** Answers OTLP {@code TracesData} with every version of every span; protobuf when Accept names it, else JSON. */
    void trace(ApiCall call) throws IOException {
        call.parameters();
        StoredTrace trace = queries.trace(call.traceId(), call.cancellation());
        answer(
                call,
                Stream.concat(trace.spans().stream(), trace.conflicting().stream())
                        .toList());
    }

    void span(ApiCall call) throws IOException {
        call.parameters();
        answer(call, List.of(queries.span(call.spanKey(), call.cancellation())));
    }

    void outline(ApiCall call) throws IOException {
        call.parameters();
        TraceOutline outline = queries.outline(call.traceId(), call.cancellation());
        call.json(json -> OutlineJson.write(json, outline));
    }

    private static void answer(ApiCall call, List<Span> spans) throws IOException {
        if (call.accepts(PROTOBUF)) {
            byte[] message = OtlpProtobufWriter.tracesData(spans);
            call.answer(PROTOBUF, out -> out.write(message));
        } else {
            call.json(json -> OtlpJsonWriter.writeTracesData(json, spans));
        }
    }
}
