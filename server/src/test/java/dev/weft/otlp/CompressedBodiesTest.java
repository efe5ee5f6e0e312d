package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weft.ingest.IngestLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A few bytes may become many: what bodies unfold to is bounded over all that are under way. */
class CompressedBodiesTest {

    private static final int LIMIT = 128 << 10;
    private static final String HEAD = """
            POST /v1/traces HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Encoding: gzip
            Content-Length: 100000

            """;

    private final RunningReceivers receivers = new RunningReceivers(
            new OtlpLimits(64 << 10, LIMIT, 8 * LIMIT, Duration.ofSeconds(30), Duration.ofSeconds(5)),
            IngestLimits.DEFAULTS,
            OtherSignals.DISCARD);
    private final HttpClientSide client = new HttpClientSide(receivers.uri("/v1/traces"));
    private final List<Socket> stalled = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : stalled) {
            socket.close();
        }
        client.close();
        receivers.close();
    }

    @Test
    void whatBodiesUnfoldToIsBoundedInAll() throws IOException {
        for (int i = 0; i < 8; i++) {
            unfoldAndStall(LIMIT - 1_000);
        }

        await().until(() -> post().statusCode() == 429);
        assertThat(post().headers().firstValue("retry-after")).contains("1");

        for (Socket socket : stalled) {
            socket.close();
        }
        await().until(() -> post().statusCode() == 200);
    }

    private HttpResponse<byte[]> post() {
        String body = "{\"unknown\":\"" + "a".repeat(LIMIT / 2) + "\"}";
        return client.post(
                Requests.compressed(ContentCoding.GZIP, body.getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");
    }

    /** Sends a few hundred bytes that unfold to that many, and never ends the body. */
    private void unfoldAndStall(int bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), receivers.port());
        stalled.add(socket);
        OutputStream out = socket.getOutputStream();
        out.write(HEAD.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        GZIPOutputStream gzip = new GZIPOutputStream(beginning, true);
        gzip.write(new byte[bytes]);
        gzip.flush();
        out.write(beginning.toByteArray());
        out.flush();
    }
}
