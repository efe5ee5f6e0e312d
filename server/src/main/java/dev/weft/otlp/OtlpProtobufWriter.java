package dev.weft.otlp;

import dev.weft.model.Span;
import dev.weft.model.batch.WireWriter;
import java.util.List;

/** Spans to OTLP's protobuf. */
public final class OtlpProtobufWriter {

    private OtlpProtobufWriter() {}

    /** Returns a {@code TracesData} message, the spans grouped by equal resource and scope, otherwise in the given order. */
    public static byte[] tracesData(List<Span> spans) {
        return WireWriter.tracesData(SpanGroups.of(spans).inOrder());
    }
}
