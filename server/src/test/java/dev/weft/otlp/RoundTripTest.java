package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.weft.ingest.Submission;
import dev.weft.model.Span;
import dev.weft.store.contract.Seed;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What goes in comes out equal, in protobuf and JSON, over random requests. */
class RoundTripTest {

    private static final int REQUESTS = 500;
    private static final JsonFactory JSON = new JsonFactory();

    private final Seed seed = Seed.ofRun();
    private final RandomTraces traces = new RandomTraces(seed.random());

    @Test
    void protobufComesOutEqual() {
        for (int i = 0; i < REQUESTS; i++) {
            TracesData sent = traces.tracesData();

            TracesData back = Requests.encoded(decode(OtlpEncoding.PROTOBUF, sent.toByteArray()));

            assertEqual(back, sent);
        }
    }

    @Test
    void jsonOfOurOwnIsReadBackEqual() {
        for (int i = 0; i < REQUESTS; i++) {
            List<Span> sent = decode(OtlpEncoding.PROTOBUF, traces.tracesData().toByteArray());

            List<Span> back = decode(OtlpEncoding.JSON, json(sent).getBytes(StandardCharsets.UTF_8));

            assertThat(back).as("%s", seed).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @Test
    void jsonOfOurOwnIsReadByProtobufToo() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            TracesData sent = traces.withoutNegativeZero().tracesData();

            TracesData back = ProtoJson.parse(json(decode(OtlpEncoding.PROTOBUF, sent.toByteArray())));

            assertEqual(back, sent);
        }
    }

    @Test
    void jsonThatProtobufWritesComesOutEqual() throws Exception {
        List<JsonFormat.Printer> printers = List.of(
                JsonFormat.printer(),
                JsonFormat.printer().alwaysPrintFieldsWithNoPresence(),
                JsonFormat.printer().preservingProtoFieldNames().omittingInsignificantWhitespace(),
                JsonFormat.printer().printingEnumsAsInts());
        for (int i = 0; i < REQUESTS; i++) {
            TracesData sent = traces.tracesData();
            String json = ProtoJson.print(printers.get(i % printers.size()), sent);

            List<Span> back = decode(OtlpEncoding.JSON, json.getBytes(StandardCharsets.UTF_8));

            assertEqual(Requests.encoded(back), sent);
        }
    }

    private void assertEqual(TracesData actual, TracesData expected) {
        assertThat(CanonicalTraces.of(actual))
                .as("%s", seed)
                .containsExactlyInAnyOrderElementsOf(CanonicalTraces.of(expected));
    }

    private List<Span> decode(OtlpEncoding encoding, byte[] body) {
        Submission submission = Requests.decode(encoding, body);
        assertThat(submission.findings().message()).as("%s", seed).isEmpty();
        return submission.batch().spans();
    }

    private static String json(List<Span> spans) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            OtlpJsonWriter.writeTracesData(json, spans);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
