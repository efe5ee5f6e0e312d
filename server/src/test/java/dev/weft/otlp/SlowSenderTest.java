package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.Code;
import dev.weft.ingest.IngestLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders that stall, trickle, hang up or never stop cost an error, and the next one is served. */
class SlowSenderTest {

    private final RunningReceivers receivers =
            new RunningReceivers(RunningReceivers.SMALL, IngestLimits.DEFAULTS, OtherSignals.DISCARD);

    @AfterEach
    void stop() {
        try (receivers;
                HttpClientSide client = new HttpClientSide(receivers.uri("/v1/traces"))) {
            assertThat(client.postProtobuf(Requests.valid()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatStallsIsTimedOut() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head("Content-Length: 1000"));
            socket.getOutputStream().write(new byte[10]);

            String words = "the body did not arrive within 1000 ms";

            assertThat(response(socket, words)).startsWith("HTTP/1.1 408 ").contains(words);
        }
    }

    @Test
    void aBodyThatTricklesIsTimedOut() throws Exception {
        ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head("Content-Length: 1000"));
            var _ = sender.scheduleAtFixedRate(() -> trickle(socket), 0, 50, TimeUnit.MILLISECONDS);

            assertThat(untilClosed(socket)).startsWith("HTTP/1.1 408 ").contains("\r\nconnection: close\r\n");
        } finally {
            sender.shutdownNow();
        }
    }

    @Test
    void aGrpcMessageThatStallsIsTimedOut() {
        byte[] half = Arrays.copyOf(GrpcClientSide.frame(false, Requests.valid()), 20);

        GrpcClientSide.Answer answer = new GrpcClientSide(receivers.port()).sendAndStall(half);

        assertThat(answer.code()).isEqualTo(Code.DEADLINE_EXCEEDED_VALUE);
        assertThat(answer.message()).isEqualTo("the message did not arrive within 1000 ms");
        assertThat(receivers.writer.spans()).isEmpty();
    }

    @Test
    void aSenderThatHangsUpLeavesNothing() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head("Content-Length: 1000"));
            socket.getOutputStream().write(new byte[10]);
            await().until(() -> receivers.receivingBytes() > 0);
        }

        await().until(() -> receivers.refused("cut_short") == 1 && receivers.receivingBytes() == 0);
        assertThat(receivers.writer.spans()).isEmpty();
    }

    @Test
    void aBodyWithoutLengthIsTaken() {
        try (HttpClientSide client = new HttpClientSide(receivers.uri("/v1/traces"))) {
            var response = client.send(
                    "POST",
                    receivers.uri("/v1/traces"),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(Requests.valid())),
                    "Content-Type",
                    "application/x-protobuf");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(receivers.writer.spans()).hasSize(1);
        }
    }

    @Test
    void aBodyWithoutLengthThatIsTooLargeIsRefused() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head("Transfer-Encoding: chunked"));
            Thread flood = Thread.ofVirtual().start(() -> flood(out));

            assertThat(untilClosed(socket)).startsWith("HTTP/1.1 413 ").contains("\r\nconnection: close\r\n");
            flood.interrupt();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), receivers.port());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        return socket;
    }

    private static byte[] head(String length) {
        return ("POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-protobuf\r\n" + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns what comes, until that has the text or the server closes. */
    private static String response(Socket socket, String text) throws IOException {
        StringBuilder response = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!response.toString().contains(text)) {
            int read = socket.getInputStream().read(buffer);
            if (read < 0) {
                break;
            }
            response.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
        return response.toString();
    }

    /** Returns what comes until the server closes, which the sender may learn of by a reset. */
    private static String untilClosed(Socket socket) throws IOException {
        StringBuilder response = new StringBuilder();
        byte[] buffer = new byte[4096];
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                response.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException _) {
            return response.toString();
        }
        return response.toString();
    }

    /** Sends a byte; what it throws when the server has closed ends the schedule. */
    private static void trickle(Socket socket) {
        try {
            socket.getOutputStream().write(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flood(OutputStream out) {
        try {
            while (!Thread.interrupted()) {
                out.write("1000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[0x1000]);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            // the server closed the connection
        }
    }
}
