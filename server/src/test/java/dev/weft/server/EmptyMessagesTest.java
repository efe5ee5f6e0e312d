package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests of the greatest length with as many messages as go into it: some kilobytes of gzip end no server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyMessagesTest {

    private static final int BYTES = (20 << 20) - 1_000;
    private static final String IDS =
            "\"traceId\":\"0102030405060708090a0b0c0d0e0f10\",\"spanId\":\"0102030405060708\"";
    private static final String JSON = "application/json";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process server;
    private Path output;
    private String address;

    enum Crowd {
        JSON_SPANS,
        JSON_SPANS_WITH_SOMETHING,
        JSON_SCOPES,
        JSON_EVENTS,
        SPANS,
        EVENTS,
        LINKS,
        DEEP_TEXT_THAT_IS_NO_UTF8,
        ATTRIBUTES_OF_METRICS;

        String path() {
            return this == ATTRIBUTES_OF_METRICS ? "/v1/metrics" : "/v1/traces";
        }

        String type() {
            return name().startsWith("JSON") ? JSON : "application/x-protobuf";
        }

        byte[] body() {
            String spans = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[";
            return switch (this) {
                case JSON_SPANS -> json(spans, "{}", "]}]}]}");
                case JSON_SPANS_WITH_SOMETHING -> json(spans, "{\"a\":1}", "]}]}]}");
                case JSON_SCOPES -> json("{\"resourceSpans\":[{\"scopeSpans\":[", "{}", "]}]}");
                case JSON_EVENTS -> json(spans + "{" + IDS + ",\"events\":[", "{}", "]}]}]}]}");
                case SPANS -> request(repeated(0x12));
                case EVENTS -> request(field(0x12, joined(ids(), repeated(0x5a))));
                case LINKS -> request(field(0x12, joined(ids(), repeated(0x6a))));
                case DEEP_TEXT_THAT_IS_NO_UTF8 -> request(field(0x12, joined(ids(), field(0x4a, deep()))));
                case ATTRIBUTES_OF_METRICS -> field(0x0a, field(0x0a, repeated(0x0a)));
            };
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path ready = folder.resolve("ready.json");
        output = folder.resolve("output");
        server = WeftProcess.serve(folder.resolve("data"), ready, output);
        address = WeftProcess.awaitReady(server, ready).get("otlpHttp").stringValue();
    }

    @AfterAll
    void stop() {
        client.close();
        server.destroyForcibly().onExit().join();
    }

    @ParameterizedTest
    @EnumSource
    void theServerGoesOn(Crowd crowd) throws IOException, InterruptedException {
        try {
            assertThat(send(crowd.path(), crowd.type(), crowd.body())).isIn(200, 400);
            assertThat(send("/v1/traces", JSON, "{}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(Files.readString(output), e);
        }
    }

    private int send(String path, String type, byte[] body) throws IOException, InterruptedException {
        assertThat(body.length).isLessThanOrEqualTo(20 << 20);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .headers("content-type", type, "content-encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(compressed.toByteArray()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static byte[] json(String start, String element, String end) {
        String elements = (element + ",").repeat(BYTES / (element.length() + 1));
        return (start + elements + element + end).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] request(byte[] spans) {
        return field(0x0a, field(0x12, spans));
    }

    private static byte[] ids() {
        return joined(
                field(0x0a, "0123456789abcdef".getBytes(StandardCharsets.US_ASCII)),
                field(0x12, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
    }

    /** Returns a key-value with a value in lists in lists, whose innermost is a long text with an invalid end. */
    private static byte[] deep() {
        byte[] text = "x".repeat(BYTES).getBytes(StandardCharsets.US_ASCII);
        text[text.length - 1] = (byte) 0xff;
        byte[] value = field(0x0a, text);
        for (int list = 0; list < 44; list++) {
            value = field(0x2a, field(0x0a, value));
        }
        return field(0x12, value);
    }

    /** Returns so many empty messages with this tag. */
    private static byte[] repeated(int tag) {
        byte[] all = new byte[BYTES & ~1];
        for (int i = 0; i < all.length; i += 2) {
            all[i] = (byte) tag;
        }
        return all;
    }

    private static byte[] field(int tag, byte[] content) {
        byte[] field = new byte[1 + CodedOutputStream.computeUInt32SizeNoTag(content.length) + content.length];
        CodedOutputStream out = CodedOutputStream.newInstance(field);
        try {
            out.writeUInt32NoTag(tag);
            out.writeByteArrayNoTag(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return field;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = new byte[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
