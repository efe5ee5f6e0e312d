package dev.weft.api;

import com.linecorp.armeria.common.MediaType;
import dev.weft.explore.QueryService;
import dev.weft.explore.TraceOutline;
import dev.weft.explore.WholeAnswer;
import dev.weft.model.Span;
import dev.weft.otlp.OtlpJsonWriter;
import dev.weft.otlp.OtlpProtobufWriter;
import dev.weft.store.Answer;
import dev.weft.store.MissingSegment;
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
        try (WholeAnswer<StoredTrace> answer = queries.trace(call.traceId(), call.cancellation())) {
            StoredTrace trace = answer.value();
            answer(
                    call,
                    answer.missing(),
                    Stream.concat(trace.spans().stream(), trace.conflicting().stream())
                            .toList());
        }
    }

    void span(ApiCall call) throws IOException {
        call.parameters();
        Answer<Span> span = queries.span(call.spanKey(), call.cancellation());
        answer(call, span.missing(), List.of(span.value()));
    }

    void outline(ApiCall call) throws IOException {
        call.parameters();
        try (WholeAnswer<TraceOutline> outline = queries.outline(call.traceId(), call.cancellation())) {
            call.json(outline.missing(), json -> OutlineJson.write(json, outline.value(), outline.missing()));
        }
    }

    private static void answer(ApiCall call, List<MissingSegment> missing, List<Span> spans) throws IOException {
        if (call.accepts(PROTOBUF)) {
            call.answer(PROTOBUF, missing, out -> OtlpProtobufWriter.writeTracesData(out, spans));
        } else {
            call.json(missing, json -> OtlpJsonWriter.writeTracesData(json, spans));
        }
    }
}
