package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.weft.store.contract.Seed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mutations of valid bodies are taken or refused as malformed, and never cost more than that. */
class FuzzTest {

    private static final boolean LONG = Boolean.getBoolean("weft.long");
    private static final int MUTATIONS = LONG ? 3_000 : 150;
    private static final int MUTATIONS_OF_A_CODING = LONG ? 500 : 40;
    private static final List<String> JSON_TOKENS = List.of(
            "{", "}", "[", "]", ",", ":", "\"", "null", "true", "-", "1e99999", "\\ud800", "\"NaN\"", "0", "{\"a\":1}");

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomTraces traces = new RandomTraces(random);
    private final RunningReceivers receivers = new RunningReceivers();
    private final HttpClientSide client = new HttpClientSide(receivers.uri("/v1/traces"));

    @AfterEach
    void stop() {
        client.close();
        receivers.close();
    }

    @Test
    void damagedProtobufIsTakenOrRefused() throws Exception {
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = Damage.of(traces.tracesData().toByteArray(), random);
            int status = client.postProtobuf(body).statusCode();
            assertThat(status).as("%s, mutation %d", seed, i).isIn(200, 400);
            taken += status == 200 ? 1 : 0;
        }
        assertThat(taken).as("%s: some of each", seed).isBetween(1, MUTATIONS - 1);
    }

    @Test
    void damagedJsonIsTakenOrRefused() throws Exception {
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] valid = ProtoJson.print(JsonFormat.printer().omittingInsignificantWhitespace(), traces.tracesData())
                    .getBytes(StandardCharsets.UTF_8);
            byte[] body = random.nextBoolean() ? Damage.of(valid, random) : withToken(valid);
            int status = client.post(body, "Content-Type", "application/json").statusCode();
            assertThat(status).as("%s, mutation %d", seed, i).isIn(200, 400);
            taken += status == 200 ? 1 : 0;
        }
        assertThat(taken).as("%s: some of each", seed).isBetween(1, MUTATIONS - 1);
    }

    @Test
    void damagedCompressionsAreTakenOrRefused() {
        for (ContentCoding coding : List.of(ContentCoding.GZIP, ContentCoding.DEFLATE, ContentCoding.ZSTD)) {
            byte[] valid = Requests.compressed(coding, Requests.valid());
            for (int i = 0; i < MUTATIONS_OF_A_CODING; i++) {
                int status = client.post(
                                Damage.of(valid, random),
                                "Content-Type",
                                "application/x-protobuf",
                                "Content-Encoding",
                                coding.word())
                        .statusCode();
                assertThat(status).as("%s, %s, mutation %d", seed, coding, i).isIn(200, 400, 413);
            }
        }
    }

    @Test
    void damagedGrpcMessagesAreTakenOrRefused() {
        GrpcClientSide grpc = new GrpcClientSide(receivers.port());
        for (ContentCoding coding : ContentCoding.values()) {
            byte[] valid = Requests.compressed(coding, Requests.valid());
            for (int i = 0; i < MUTATIONS_OF_A_CODING; i++) {
                var answer = grpc.send(
                        Signal.TRACES,
                        coding.word(),
                        GrpcClientSide.frame(coding != ContentCoding.IDENTITY, Damage.of(valid, random)));
                assertThat(answer.code())
                        .as("%s, %s, mutation %d: %s", seed, coding, i, answer.message())
                        .isIn(0, 3, 8);
            }
        }
    }

    private byte[] withToken(byte[] json) {
        int at = random.nextInt(json.length + 1);
        byte[] token = JSON_TOKENS.get(random.nextInt(JSON_TOKENS.size())).getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(json, json.length + token.length);
        System.arraycopy(json, at, body, at + token.length, json.length - at);
        System.arraycopy(token, 0, body, at, token.length);
        return body;
    }
}
