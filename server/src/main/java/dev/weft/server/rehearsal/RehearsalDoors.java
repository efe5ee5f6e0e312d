package dev.weft.server.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A running server's doors, seen from outside. What is asked of them must succeed: work that is refused rehearses nothing. */
final class RehearsalDoors implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final int GRPC_PREFIX_BYTES = 5;

    private final HttpClient http2 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    private final HttpClient http1 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String grpc;
    private final String explorer;

    /**
     * @param grpc address of OTLP/gRPC, {@code 127.0.0.1:4317}
     * @param explorer address of the explorer
     */
    RehearsalDoors(String grpc, String explorer) {
        this.grpc = "http://" + grpc;
        this.explorer = "http://" + explorer;
    }

    /** Makes an HTTP/2 connection: cleartext ones begin as an upgrade of a request without a body. */
    void connect() {
        send(http2, HttpRequest.newBuilder(URI.create(grpc + "/")).GET());
    }

    /**
     * Sends one OTLP {@code TracesData} message by gRPC.
     *
     * @throws UncheckedIOException when it is refused
     */
    void export(byte[] tracesData) {
        ByteBuffer message = ByteBuffer.allocate(GRPC_PREFIX_BYTES + tracesData.length);
        message.put((byte) 0).putInt(tracesData.length).put(tracesData);
        HttpResponse<byte[]> answer = send(
                http2,
                HttpRequest.newBuilder(URI.create(grpc + "/opentelemetry.proto.collector.trace.v1.TraceService/Export"))
                        .header("content-type", "application/grpc")
                        .header("te", "trailers")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message.array())));
        bodyOf(answer);
        String status = answer.headers().firstValue("grpc-status").orElse("0");
        if (!status.equals("0")) {
            throw new UncheckedIOException(
                    new IOException(answer.uri() + " answered grpc-status " + status + " (expected: 0): "
                            + answer.headers().firstValue("grpc-message").orElse("")));
        }
    }

    /** @throws UncheckedIOException when the answer's status is not 200 */
    byte[] get(String path) {
        return ask(HttpRequest.newBuilder(URI.create(explorer + path)).GET());
    }

    /** @throws UncheckedIOException when the answer's status is not 200 */
    byte[] getProtobuf(String path) {
        return ask(HttpRequest.newBuilder(URI.create(explorer + path))
                .header("accept", "application/x-protobuf")
                .GET());
    }

    /** @throws UncheckedIOException when the answer's status is not 200 */
    byte[] post(String path, String json) {
        return ask(HttpRequest.newBuilder(URI.create(explorer + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    @Override
    public void close() {
        http2.close();
        http1.close();
    }

    private byte[] ask(HttpRequest.Builder request) {
        return bodyOf(send(http1, request));
    }

    private static byte[] bodyOf(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new UncheckedIOException(new IOException(answer.uri() + " answered " + answer.statusCode()
                    + " (expected: 200): " + new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer.body();
    }

    private static HttpResponse<byte[]> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LONGEST_ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server was asked", e);
        }
    }
}
