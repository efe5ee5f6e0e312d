package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.Status;
import dev.weft.ingest.IngestLimits;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    /** RFC 1952, section 2.2: a file is a series of members, and where one of them ends says nothing about how it comes. */
    @Test
    void aBodyOfSeveralMembersIsReadWholeHoweverItComes() throws Exception {
        byte[] whole = Requests.json("").getBytes(StandardCharsets.UTF_8);
        byte[] first = Requests.compressed(ContentCoding.GZIP, Arrays.copyOf(whole, 50));
        byte[] second = Requests.compressed(ContentCoding.GZIP, Arrays.copyOfRange(whole, 50, whole.length));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), receivers.port())) {
            socket.getOutputStream()
                    .write(("POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: "
                                    + (first.length + second.length) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(first);
            await().until(() -> receivers.receivingBytes() == first.length + 50.0);
            socket.getOutputStream().write(second);

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(receivers.writer.spans()).hasSize(1);
    }

    @Test
    void aTextAsLongAsABodyMayBeCostsItselfAlone() {
        byte[] body = Requests.json(",\"attributes\":[{\"key\":\"k\",\"value\":{\"stringValue\":\""
                        + "x".repeat(LIMIT - 1_000) + "\"}}]")
                .getBytes(StandardCharsets.UTF_8);

        HttpResponse<byte[]> response = send("gzip", body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .asString()
                .contains("1 attributes dropped because their key or value was too large");
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
