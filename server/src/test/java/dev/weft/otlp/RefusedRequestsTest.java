package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import dev.weft.ingest.IngestLimits;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every refused request is counted once, under its reason, whichever door it came to. */
class RefusedRequestsTest {

    private static final String PROTOBUF = "application/x-protobuf";
    private static final byte[] VALID = Requests.valid();
    private static final byte[] MALFORMED = {10, 100, 1};

    @Test
    void eachIsCountedUnderItsReason() throws Exception {
        try (RunningReceivers receivers =
                        new RunningReceivers(RunningReceivers.SMALL, IngestLimits.DEFAULTS, OtherSignals.REFUSE);
                HttpClientSide http = new HttpClientSide(receivers.uri("/v1/traces"))) {
            GrpcClientSide grpc = new GrpcClientSide(receivers.port());
            overHttp(receivers, http);
            overGrpc(receivers, grpc);

            Map<String, Integer> expected = Map.ofEntries(
                    Map.entry("too_large", 2 + 3),
                    Map.entry("receiving_full", 0),
                    Map.entry("too_slow", 1 + 1),
                    Map.entry("cut_short", 1 + 1),
                    Map.entry("malformed", 2 + 3),
                    Map.entry("unsupported", 2 + 1),
                    Map.entry("not_served", 2 + 1),
                    Map.entry("wrong_method", 1),
                    Map.entry("unanswered", 0),
                    Map.entry("stopping", 0),
                    Map.entry("failed", 0));
            await().untilAsserted(() -> assertThat(counted(receivers)).isEqualTo(new TreeMap<>(expected)));
            assertThat(http.postProtobuf(VALID).statusCode()).isEqualTo(200);
            assertThat(grpc.export(Signal.TRACES, VALID).code()).isZero();
            assertThat(counted(receivers)).isEqualTo(new TreeMap<>(expected));
        }
    }

    @Test
    void whatTheIngestRefusesIsCountedThereAlone() throws Exception {
        try (RunningReceivers receivers = new RunningReceivers();
                HttpClientSide http = new HttpClientSide(receivers.uri("/v1/traces"))) {
            receivers.writer.breakDown();

            assertThat(http.postProtobuf(VALID).statusCode()).isEqualTo(503);
            assertThat(new GrpcClientSide(receivers.port())
                            .export(Signal.TRACES, VALID)
                            .code())
                    .isEqualTo(Code.UNAVAILABLE_VALUE);

            assertThat(counted(receivers).values()).containsOnly(0);
            assertThat(receivers
                            .registry
                            .counter("weft.ingest.requests.refused", "reason", "unavailable")
                            .count())
                    .isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatTakesTooLongIsToldAsSuchAndMayBeTriedAgain() throws Exception {
        OtlpLimits limits = new OtlpLimits(64 << 10, 64 << 10, 1 << 20, Duration.ofMillis(100), Duration.ofMillis(100));
        try (RunningReceivers receivers = new RunningReceivers(limits, IngestLimits.DEFAULTS, OtherSignals.DISCARD);
                HttpClientSide http = new HttpClientSide(receivers.uri("/v1/traces"))) {
            receivers.writer.whileHeld(() -> {
                GrpcClientSide.Answer overGrpc = new GrpcClientSide(receivers.port()).export(Signal.TRACES, VALID);
                int overHttp = http.postProtobuf(VALID).statusCode();

                assertThat(overGrpc.code()).as(overGrpc.message()).isEqualTo(Code.UNAVAILABLE_VALUE);
                assertThat(overGrpc.message())
                        .isEqualTo("not answered after PT0.1S, though it may yet be stored; send again later");
                assertThat(overGrpc.details().getDetails(0).is(RetryInfo.class)).isTrue();
                assertThat(overHttp).isEqualTo(503);
            });

            await().until(() -> receivers.refused("unanswered") == 2);
            assertThat(receivers.writer.spans()).hasSize(2);
        }
    }

    private static void overHttp(RunningReceivers receivers, HttpClientSide http) throws IOException {
        byte[] large = new byte[RunningReceivers.SMALL.maxHttpBodyBytes() + 1];
        assertThat(http.postProtobuf(large).statusCode()).isEqualTo(413);
        assertThat(http.post(
                                Requests.compressed(ContentCoding.GZIP, large),
                                "Content-Type",
                                PROTOBUF,
                                "Content-Encoding",
                                "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(stalled(receivers)).startsWith("HTTP/1.1 408 ");
        await().until(() -> receivers.receivingBytes() == 0);
        hangUp(receivers);
        assertThat(http.postProtobuf(MALFORMED).statusCode()).isEqualTo(400);
        assertThat(http.post(VALID, "Content-Type", PROTOBUF, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.post(VALID, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        assertThat(http.post(VALID, "Content-Type", PROTOBUF, "Content-Encoding", "br")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post(http, receivers, "/v1/profiles")).isEqualTo(404);
        assertThat(post(http, receivers, "/v1/logs")).isEqualTo(404);
        assertThat(http.send("GET", receivers.uri("/v1/traces"), BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(405);
    }

    private static void overGrpc(RunningReceivers receivers, GrpcClientSide grpc) {
        int limit = RunningReceivers.SMALL.maxGrpcMessageBytes();
        byte[] frame = GrpcClientSide.frame(false, VALID);
        byte[] longer = frame.clone();
        longer[2] = 100;
        assertCode(grpc.export(Signal.TRACES, new byte[limit + 1]), Code.RESOURCE_EXHAUSTED);
        assertCode(grpc.export(ContentCoding.ZSTD, new byte[limit + 1]), Code.RESOURCE_EXHAUSTED);
        assertCode(grpc.send(Signal.TRACES, "identity", longer), Code.RESOURCE_EXHAUSTED);
        assertCode(grpc.sendAndStall(Arrays.copyOf(frame, 20)), Code.DEADLINE_EXCEEDED);
        await().until(() -> receivers.receivingBytes() == 0);
        GrpcClientSide.OpenCall cancelled = grpc.begin("identity", Arrays.copyOf(frame, 20));
        await().until(() -> receivers.receivingBytes() > 0);
        cancelled.cancel();
        assertCode(grpc.export(Signal.TRACES, MALFORMED), Code.INVALID_ARGUMENT);
        assertCode(grpc.send(Signal.TRACES, "gzip", GrpcClientSide.frame(true, VALID)), Code.INVALID_ARGUMENT);
        assertCode(grpc.send(Signal.TRACES, "identity", Arrays.copyOf(frame, 20)), Code.INVALID_ARGUMENT);
        assertCode(grpc.send(Signal.TRACES, "br", frame), Code.UNIMPLEMENTED);
        assertCode(grpc.export(Signal.METRICS, new byte[0]), Code.UNIMPLEMENTED);
    }

    private static void assertCode(GrpcClientSide.Answer answer, Code expected) {
        assertThat(answer.code()).as(answer.message()).isEqualTo(expected.getNumber());
    }

    private static int post(HttpClientSide http, RunningReceivers receivers, String path) {
        return http.send("POST", receivers.uri(path), BodyPublishers.ofByteArray(VALID), "Content-Type", PROTOBUF)
                .statusCode();
    }

    private static String stalled(RunningReceivers receivers) throws IOException {
        try (Socket socket = begun(receivers)) {
            byte[] answer = new byte[100];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, read, StandardCharsets.US_ASCII);
        }
    }

    /** Ends as soon as the server has begun to wait for the rest. */
    private static void hangUp(RunningReceivers receivers) throws IOException {
        try (Socket _ = begun(receivers)) {
            await().until(() -> receivers.receivingBytes() > 0);
        }
    }

    private static Socket begun(RunningReceivers receivers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), receivers.port());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        socket.getOutputStream()
                .write(("POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + PROTOBUF
                                + "\r\nContent-Length: 1000\r\n\r\n0123456789")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static Map<String, Integer> counted(RunningReceivers receivers) {
        Map<String, Integer> counted = new TreeMap<>();
        for (Counter counter :
                receivers.registry.get("weft.otlp.requests.refused").counters()) {
            counted.put(counter.getId().getTag("reason"), (int) counter.count());
        }
        return counted;
    }
}
