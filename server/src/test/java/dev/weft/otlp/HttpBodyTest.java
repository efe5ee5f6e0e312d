package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Status;
import dev.weft.ingest.IngestLimits;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies at the limits that users have, and in spellings that senders use beside the letter of HTTP. */
class HttpBodyTest {

    private static final int LIMIT = OtlpLimits.DEFAULTS.maxHttpBodyBytes();

    private final RunningReceivers receivers =
            new RunningReceivers(OtlpLimits.DEFAULTS, IngestLimits.DEFAULTS, OtherSignals.DISCARD);
    private final HttpClientSide client = new HttpClientSide(receivers.uri("/v1/traces"));

    @AfterEach
    void stop() {
        client.close();
        receivers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void theLimitItselfIsTakenAndOneMoreIsNot(String coding) {
        assertThat(send(coding, json(LIMIT)).statusCode()).isEqualTo(200);

        HttpResponse<byte[]> larger = send(coding, json(LIMIT + 1));

        assertThat(larger.statusCode()).isEqualTo(413);
        assertThat(larger.body()).asString().contains("body: too large (expected: at most 20971520 bytes");
    }

    @Test
    void deflateWithoutItsWrapperIsRead() throws Exception {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                DeflaterOutputStream out = new DeflaterOutputStream(raw, deflater)) {
            out.write(Requests.json("").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(post("deflate", raw.toByteArray()).statusCode()).isEqualTo(200);
        assertThat(receivers.writer.spans()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void nothingIsNoCompressedBody(String coding) throws Exception {
        HttpResponse<byte[]> response =
                client.post(new byte[0], "Content-Type", "application/x-protobuf", "Content-Encoding", coding);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Status.parseFrom(response.body()).getMessage()).doesNotContain("null");
    }

    @Test
    void aBodyThatWasCompressedTwiceIsRefusedByName() {
        HttpResponse<byte[]> response = client.post(
                new byte[0],
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip",
                "Content-Encoding",
                "deflate");

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).asString().contains("Content-Encoding: gzip, deflate (expected: ");
    }

    private HttpResponse<byte[]> send(String coding, byte[] body) {
        return post(
                coding, Requests.compressed(ContentCoding.findForHttp(coding).orElseThrow(), body));
    }

    private HttpResponse<byte[]> post(String coding, byte[] body) {
        return client.post(body, "Content-Type", "application/json", "Content-Encoding", coding);
    }

    private static byte[] json(int bytes) {
        String start = "{\"unknown\":\"";
        String end = "\"}";
        return (start + "a".repeat(bytes - start.length() - end.length()) + end).getBytes(StandardCharsets.UTF_8);
    }
}
