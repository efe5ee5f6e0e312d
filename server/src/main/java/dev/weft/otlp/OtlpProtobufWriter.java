package dev.weft.otlp;

import dev.weft.model.Span;
import dev.weft.model.batch.WireWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Spans to OTLP's protobuf. */
public final class OtlpProtobufWriter {

    private static final int SPANS_OF_PIECE = 2_048;

    private OtlpProtobufWriter() {}

    /** Returns a {@code TracesData} message, the spans grouped by equal resource and scope, otherwise in the given order. */
    public static byte[] tracesData(List<Span> spans) {
        return WireWriter.tracesData(SpanGroups.of(spans).inOrder());
    }

    /**
     * Writes the same spans in the same order, of which no more than a piece is held as a message: messages one after the other
     * are one with the elements of all (protobuf encoding, "Last One Wins"). A group that a piece ends is begun anew in the next.
     */
    public static void writeTracesData(OutputStream out, List<Span> spans) throws IOException {
        List<Span> inOrder = SpanGroups.of(spans).inOrder();
        for (int first = 0; first < inOrder.size(); first += SPANS_OF_PIECE) {
            int end = Math.min(first + SPANS_OF_PIECE, inOrder.size());
            out.write(WireWriter.tracesData(inOrder.subList(first, end)));
        }
    }
}
