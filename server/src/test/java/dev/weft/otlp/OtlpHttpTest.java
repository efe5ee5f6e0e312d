package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.weft.ingest.IngestLimits;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OTLP/HTTP as the specification has it, answer by answer. */
class OtlpHttpTest {

    private final RunningReceivers receivers =
            new RunningReceivers(RunningReceivers.SMALL, IngestLimits.DEFAULTS, OtherSignals.DISCARD);
    private final HttpClientSide client = new HttpClientSide(receivers.uri("/v1/traces"));

    @AfterEach
    void stop() {
        client.close();
        receivers.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-protobuf",
                "Application/X-Protobuf",
                "application/x-protobuf; v=1",
                "application/x-protobuf;"
            })
    void protobufIsAnsweredInProtobuf(String contentType) throws Exception {
        HttpResponse<byte[]> response = client.post(Requests.valid(), "Content-Type", contentType);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/x-protobuf");
        assertThat(ExportTraceServiceResponse.parseFrom(response.body()))
                .isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
        assertThat(receivers.writer.spans()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON", "application/json; charset=utf-8"})
    void jsonIsAnsweredInJson(String contentType) {
        HttpResponse<byte[]> response =
                client.post(Requests.json("").getBytes(StandardCharsets.UTF_8), "Content-Type", contentType);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).asString().isEqualTo("{}");
        assertThat(receivers.writer.spans()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, GZIP",
        "GZIP, GZIP",
        "x-gzip, GZIP",
        "deflate, DEFLATE",
        "Deflate, DEFLATE",
        "zstd, ZSTD",
        "ZSTD, ZSTD",
        "identity, IDENTITY",
        "Identity, IDENTITY"
    })
    void aCompressedBodyIsReadHoweverItsCodingIsSpelt(String header, ContentCoding coding) {
        HttpResponse<byte[]> response = client.post(
                Requests.compressed(coding, Requests.valid()),
                "Content-Type",
                "application/x-protobuf",
                "Content-Encoding",
                header);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(receivers.writer.spans()).hasSize(1);
    }

    @Test
    void emptyRequestsSucceed() {
        assertThat(client.postProtobuf(new byte[0]).statusCode()).isEqualTo(200);
        assertThat(client.postJson("{}").statusCode()).isEqualTo(200);
        assertThat(receivers.writer.spans()).isEmpty();
    }

    @Test
    void unknownEncodingIsRefusedWithWhatIsAccepted() throws Exception {
        HttpResponse<byte[]> response =
                client.post(Requests.valid(), "Content-Type", "application/x-protobuf", "Content-Encoding", "br");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("accept-encoding")).contains("gzip, deflate, zstd");
        assertThat(Status.parseFrom(response.body()).getMessage())
                .isEqualTo("Content-Encoding: br (expected: identity, gzip, deflate, zstd or none)");
    }

    @Test
    void unknownTypeIsRefusedWithWhatIsAccepted() {
        HttpResponse<byte[]> text = client.post(Requests.valid(), "Content-Type", "text/plain");
        HttpResponse<byte[]> none = client.post(Requests.valid());

        assertThat(List.of(text.statusCode(), none.statusCode())).containsOnly(415);
        assertThat(text.headers().firstValue("content-type")).contains("application/json");
        assertThat(text.body())
                .asString()
                .isEqualTo("{\"code\":3,\"message\":\"Content-Type: text/plain"
                        + " (expected: application/x-protobuf or application/json)\"}");
    }

    @Test
    void otherPathsAndMethodsHaveAStatusToo() throws Exception {
        HttpResponse<byte[]> path = client.send(
                "POST",
                receivers.uri("/v2/traces"),
                BodyPublishers.ofByteArray(Requests.valid()),
                "Content-Type",
                "application/x-protobuf");
        HttpResponse<byte[]> method = client.send(
                "PUT", receivers.uri("/v1/traces"), BodyPublishers.ofString("{}"), "Content-Type", "application/json");
        HttpResponse<byte[]> get = client.send("GET", receivers.uri("/v1/traces"), BodyPublishers.noBody());

        assertThat(path.statusCode()).isEqualTo(404);
        assertThat(Status.parseFrom(path.body()).getMessage())
                .isEqualTo("path: /v2/traces (expected: /v1/traces, /v1/metrics or /v1/logs)");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("allow")).contains("POST");
        assertThat(method.body()).asString().isEqualTo("{\"code\":12,\"message\":\"method: PUT (expected: POST)\"}");
        assertThat(get.statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zstd"})
    void damagedCompressionIsMalformed(String coding) throws Exception {
        byte[] whole = Requests.compressed(ContentCoding.findForHttp(coding).orElseThrow(), new byte[1000]);
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);

        for (byte[] body : List.of(cut, new byte[] {1, 2, 3})) {
            HttpResponse<byte[]> response =
                    client.post(body, "Content-Type", "application/x-protobuf", "Content-Encoding", coding);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(Status.parseFrom(response.body()).getCode()).isEqualTo(3);
        }
    }

    @Test
    void malformedBodiesAreRefused() throws Exception {
        HttpResponse<byte[]> protobuf = client.postProtobuf(new byte[] {10, 100, 1});
        HttpResponse<byte[]> json = client.postJson("{\"resourceSpans\":[");
        HttpResponse<byte[]> empty = client.postJson("");
        HttpResponse<byte[]> array = client.postJson("[]");
        HttpResponse<byte[]> two = client.postJson("{} {}");

        assertThat(List.of(protobuf, json, empty, array, two))
                .extracting(HttpResponse::statusCode)
                .containsOnly(400);
        assertThat(Status.parseFrom(protobuf.body()).getMessage()).startsWith("not an OTLP protobuf message: ");
        assertThat(json.body()).asString().startsWith("{\"code\":3,\"message\":\"not JSON: ");
        assertThat(array.body()).asString().contains("body: an array (expected: an object)");
    }

    @ParameterizedTest
    @CsvSource({"25, 200", "26, 400", "27, 400"})
    void aZstdWindowOfAnySizeIsNotAllocated(int windowLog, int status) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
            zstd.setLong(windowLog);
            zstd.write(Requests.valid());
        }
        HttpResponse<byte[]> response =
                client.post(out.toByteArray(), "Content-Type", "application/x-protobuf", "Content-Encoding", "zstd");

        assertThat(response.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip", "deflate", "zstd"})
    void whatIsTooLargeBeforeOrAfterDecompressionIsRefused(String coding) throws Exception {
        byte[] zeros = new byte[2 * RunningReceivers.SMALL.maxHttpBodyBytes()];
        byte[] body = Requests.compressed(ContentCoding.findForHttp(coding).orElseThrow(), zeros);

        HttpResponse<byte[]> response =
                client.post(body, "Content-Type", "application/x-protobuf", "Content-Encoding", coding);

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(Status.parseFrom(response.body()).getMessage())
                .isEqualTo("body: too large (expected: at most 131072 bytes, before and after decompression)");
    }

    @Test
    void aBrokenStoreMayBeTriedAgain() throws Exception {
        receivers.writer.breakDown();

        HttpResponse<byte[]> response = client.postProtobuf(Requests.valid());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).contains("1");
        Status status = Status.parseFrom(response.body());
        assertThat(status.getCode()).isEqualTo(14);
        assertThat(status.getDetails(0).unpack(RetryInfo.class).getRetryDelay().getSeconds())
                .isEqualTo(1);
        assertThat(client.postJson(Requests.json("")).body())
                .asString()
                .isEqualTo("{\"code\":14,\"message\":\"the store cannot write now; send again later\","
                        + "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
                        + "\"retryDelay\":\"1s\"}]}");
    }

    @Test
    void oneBadSpanDoesNotCostTheGoodOnes() throws Exception {
        byte[] request = Requests.request(
                        Requests.span().build(),
                        Requests.span().setSpanId(Requests.hex("00")).build(),
                        Requests.span()
                                .setTraceId(Requests.hex("00".repeat(16)))
                                .build())
                .toByteArray();

        HttpResponse<byte[]> response = client.postProtobuf(request);

        assertThat(response.statusCode()).isEqualTo(200);
        var partial = ExportTraceServiceResponse.parseFrom(response.body()).getPartialSuccess();
        assertThat(partial.getRejectedSpans()).isEqualTo(2);
        assertThat(partial.getErrorMessage())
                .isEqualTo("1 spans rejected for their trace id, first: trace id: '" + "00".repeat(16)
                        + "' (expected: 32 hexadecimal digits, not all zero); 1 spans rejected for their span id, first:"
                        + " span id: '00' (expected: 16 hexadecimal digits, not all zero) in trace "
                        + Requests.TRACE_ID);
        assertThat(receivers.writer.spans()).hasSize(1);
    }

    @Test
    void wrongParentAndLinkIdsAreStoredAsZeroAndTold() {
        HttpResponse<byte[]> response = client.postJson(
                Requests.json(",\"parentSpanId\":\"abc\",\"links\":[{\"traceId\":\"01\",\"spanId\":\"zz\"}]"));

        assertThat(response.body())
                .asString()
                .isEqualTo("{\"partialSuccess\":{\"rejectedSpans\":\"0\",\"errorMessage\":\"1 parent span ids stored as"
                        + " zero, first: parent span id: 'abc' (expected: 16 hexadecimal digits or nothing); 2 link ids"
                        + " stored as zero, first: link's trace id: '01' (expected: 32 hexadecimal digits)\"}}");
        assertThat(receivers.writer.spans()).hasSize(1);
        assertThat(receivers.writer.spans().getFirst().parentSpanId().isValid()).isFalse();
        assertThat(receivers.writer.spans().getFirst().links().getFirst().isValid())
                .isFalse();
    }
}
