package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.server.RunningWeft.Port;
import dev.weft.server.settings.SettingException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server on a data folder: what comes in by one door is found by another, also after a restart. */
class WiringTest {

    @TempDir
    Path folder;

    @Test
    void aLinkIsFollowedBothWaysAlsoAfterARestart() throws IOException {
        SpanContext linked;
        SpanContext linking;
        Path data = folder.resolve("data");
        try (RunningWeft weft = RunningWeft.start("--data=" + data)) {
            try (SdkTracerProvider provider = sending(weft)) {
                Tracer tracer = provider.get("test");
                linked = ended(tracer.spanBuilder("receive-order").startSpan());
                linking = ended(tracer.spanBuilder("process-batch")
                        .setNoParent()
                        .addLink(linked)
                        .startSpan());
                provider.forceFlush().join(10, TimeUnit.SECONDS);
            }
            assertLinked(weft, linking, linked);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        try (RunningWeft weft = RunningWeft.start("--data=" + data)) {
            assertLinked(weft, linking, linked);
        }
    }

    @Test
    void theStatusSaysHowLongSpansAreKept() {
        try (RunningWeft weft =
                RunningWeft.start("--data=" + folder.resolve("data"), "--retention=7d", "--retention-size=10GiB")) {
            assertThat(weft.get(Port.EXPLORER, "/api/v1/status").contentUtf8())
                    .contains("\"retention\":\"7d, in at most 10GiB\"");
        }
        try (RunningWeft weft = RunningWeft.start()) {
            assertThat(weft.get(Port.EXPLORER, "/api/v1/status").contentUtf8()).contains("\"retention\":null");
        }
    }

    @Test
    void aFolderInUseIsRefusedByName() {
        String data = "--data=" + folder.resolve("data");
        try (RunningWeft weft = RunningWeft.start(data)) {
            assertThat(weft.get(Port.EXPLORER, "/health/ready").status().code()).isEqualTo(200);
            assertThatThrownBy(() -> RunningWeft.start(data))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(folder.resolve("data").toString());
        }
    }

    @Test
    void aPortInUseIsRefusedByNameAndNothingStaysOpen() {
        String data = "--data=" + folder.resolve("data");
        try (RunningWeft weft = RunningWeft.start()) {
            String taken = weft.address(Port.EXPLORER);
            assertThatThrownBy(() -> RunningWeft.start(data, "--explorer-listen=" + taken))
                    .isInstanceOf(StartException.class)
                    .hasMessage("explorer-listen: " + taken
                            + " is in use (expected: a free port; choose another with --explorer-listen)");
        }
        RunningWeft.start(data).close();
    }

    @Test
    void requestsThatNeverEndDoNotKeepItFromStopping() throws IOException {
        Path data = folder.resolve("data");
        long start;
        try (RunningWeft weft = RunningWeft.start("--data=" + data, "--otlp-receive-timeout=1h");
                Socket _ = stalled(weft)) {
            HttpRequestWriter overGrpc = HttpRequest.streaming(RequestHeaders.of(
                    HttpMethod.POST,
                    "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
                    "content-type",
                    "application/grpc"));
            overGrpc.write(HttpData.wrap(new byte[3]));
            var answered = WebClient.of("h2c://" + weft.address(Port.OTLP_GRPC))
                    .execute(overGrpc)
                    .aggregate();
            await().until(() ->
                    weft.get(Port.EXPLORER, "/metrics").contentUtf8().contains("weft_otlp_receiving_bytes 13"));
            start = System.nanoTime();

            assertThat(weft.stop()).isTrue();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(StopShare.ofAll());
            assertThat(answered.join().headers().get("grpc-status"))
                    .as("UNAVAILABLE: try again")
                    .isEqualTo("14");
        }
        RunningWeft.start("--data=" + data).close();
    }

    private static Socket stalled(RunningWeft weft) throws IOException {
        String[] address = weft.address(Port.OTLP_HTTP).split(":", 2);
        Socket socket = new Socket(address[0], Integer.parseInt(address[1]));
        socket.getOutputStream().write("""
                        POST /v1/traces HTTP/1.1
                        Host: localhost
                        Content-Type: application/json
                        Content-Length: 100

                        0123456789""".replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--otlp-grpc-listen", "--otlp-http-listen", "--explorer-listen"})
    void aNetworkAddressWithoutATokenIsRefused(String flag) {
        String given = flag.substring(2) + ": 0.0.0.0:0";
        assertThatThrownBy(() -> RunningWeft.start(flag + "=0.0.0.0:0"))
                .isInstanceOf(SettingException.class)
                .hasMessage(given + " is open to the network and asks for no token (expected: a loopback address,"
                        + " --auth-token-file FILE, or --allow-unauthenticated-network)");
    }

    @Test
    void aNetworkAddressIsServedWithATokenOrOnTheOperatorsWord() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret");
        try (RunningWeft weft = RunningWeft.start("--explorer-listen=0.0.0.0:0", "--auth-token-file=" + token)) {
            assertThat(weft.address(Port.EXPLORER)).startsWith("0.0.0.0:");
        }
        try (RunningWeft weft = RunningWeft.start("--explorer-listen=[::]:0", "--allow-unauthenticated-network")) {
            assertThat(weft.address(Port.EXPLORER)).startsWith("[");
        }
    }

    @Test
    void aTokenFileMustHoldAToken() throws IOException {
        Path missing = folder.resolve("missing");
        Path empty = Files.writeString(folder.resolve("empty"), " \n");

        assertThatThrownBy(() -> RunningWeft.start("--auth-token-file=" + missing))
                .isInstanceOf(SettingException.class)
                .hasMessage("auth-token-file: " + missing + " (expected: a text file that can be read)");
        assertThatThrownBy(() -> RunningWeft.start("--auth-token-file=" + empty))
                .isInstanceOf(SettingException.class)
                .hasMessage("auth-token-file: " + empty + " is empty (expected: a token in its first line)");
    }

    private static void assertLinked(RunningWeft weft, SpanContext linking, SpanContext linked) {
        assertThat(links(weft, linking)).contains("\"outgoing\":{\"total\":1,").contains(linked.getSpanId());
        assertThat(links(weft, linked)).contains("\"incoming\":{\"total\":1,").contains(linking.getSpanId());
    }

    private static String links(RunningWeft weft, SpanContext span) {
        return weft.get(Port.EXPLORER, "/api/v1/traces/" + span.getTraceId() + "/spans/" + span.getSpanId() + "/links")
                .contentUtf8();
    }

    private static SdkTracerProvider sending(RunningWeft weft) {
        return SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(OtlpGrpcSpanExporter.builder()
                        .setEndpoint("http://" + weft.address(Port.OTLP_GRPC))
                        .build()))
                .build();
    }

    private static SpanContext ended(Span span) {
        span.end();
        return span.getSpanContext();
    }
}
