package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.server.RunningWeft.Port;
import io.grpc.Status;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ports answer where the network library would answer by itself, each in the port's own form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolEdgesTest {

    private static final int MESSAGE_LIMIT = 64 << 10;

    private RunningWeft weft;

    @BeforeAll
    void start() {
        weft = RunningWeft.start("--otlp-grpc-max-message=64KiB", "--otlp-receive-timeout=1s");
    }

    @AfterAll
    void stop() {
        weft.close();
    }

    @Test
    void aMessageThatIsFarTooLargeHasAGrpcStatus() {
        AggregatedHttpResponse answer = WebClient.of("h2c://" + weft.address(Port.OTLP_GRPC))
                .execute(export(), HttpData.wrap(message(20 * MESSAGE_LIMIT)))
                .aggregate()
                .join();

        assertThat(code(answer)).isEqualTo(Status.Code.RESOURCE_EXHAUSTED.value());
    }

    @Test
    void aMessageThatStallsHasAGrpcStatus() {
        HttpRequestWriter request = HttpRequest.streaming(export());
        request.write(HttpData.wrap(message(100), 0, 20));

        AggregatedHttpResponse answer = WebClient.of("h2c://" + weft.address(Port.OTLP_GRPC))
                .execute(request)
                .aggregate()
                .join();

        assertThat(code(answer)).isEqualTo(Status.Code.DEADLINE_EXCEEDED.value());
    }

    @ParameterizedTest
    @EnumSource(names = {"OTLP_HTTP", "EXPLORER"})
    void severalHostsAreRefused(Port port) throws IOException {
        String request =
                "GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n";

        assertThat(answer(port, request))
                .startsWith("HTTP/1.1 400 ")
                .contains("Host: localhost, evil.example (expected: one)");
    }

    private String answer(Port port, String request) throws IOException {
        String[] address = weft.address(port).split(":", 2);
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static RequestHeaders export() {
        return RequestHeaders.builder(HttpMethod.POST, "/opentelemetry.proto.collector.trace.v1.TraceService/Export")
                .add("content-type", "application/grpc")
                .add("te", "trailers")
                .build();
    }

    /** A gRPC frame of zeros. */
    private static byte[] message(int bytes) {
        return ByteBuffer.allocate(Byte.BYTES + Integer.BYTES + bytes)
                .putInt(Byte.BYTES, bytes)
                .array();
    }

    private static int code(AggregatedHttpResponse answer) {
        assertThat(answer.status().code()).isEqualTo(200);
        return answer.headers().getInt("grpc-status", answer.trailers().getInt("grpc-status", -1));
    }
}
