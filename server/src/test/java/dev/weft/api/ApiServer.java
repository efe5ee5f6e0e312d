package dev.weft.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.Server;
import dev.weft.explore.QueryLimits;
import dev.weft.explore.QueryService;
import dev.weft.explore.saved.Saved;
import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanReader;
import dev.weft.store.TraceStore;
import dev.weft.store.memory.MemoryTraceStore;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The native API on a free port of loopback, over a store in memory, with a client. */
final class ApiServer implements AutoCloseable {

    static final StatusSource.ServerStatus STATUS = new StatusSource.ServerStatus(
            "0.1.0",
            1_700_000_000_000_000_000L,
            new StatusSource.Endpoints("127.0.0.1:4317", "http://127.0.0.1:4318", "http://127.0.0.1:9338"),
            StatusSource.Authentication.NONE,
            null,
            List.of(new StatusSource.DiscardedSignal(
                    "metrics", "orders-api", 12, 1_700_000_000_000_000_001L, "OTEL_METRICS_EXPORTER=none")));

    static final Instant NOW = Instant.ofEpochSecond(1_764_000_000, 7);

    private static final MediaType PROBLEM = MediaType.parse("application/problem+json; charset=utf-8");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final TraceStore store;
    private final QueryService queries;
    private final Server server;
    private final WebClient client;

    ApiServer() {
        this(QueryLimits.DEFAULT);
    }

    ApiServer(QueryLimits limits) {
        this(limits, reader -> reader);
    }

    ApiServer(QueryLimits limits, UnaryOperator<SpanReader> around) {
        this(new MemoryTraceStore(), limits, around);
    }

    /** @param store is closed with the server */
    ApiServer(TraceStore store) {
        this(store, QueryLimits.DEFAULT, reader -> reader);
    }

    private ApiServer(TraceStore store, QueryLimits limits, UnaryOperator<SpanReader> around) {
        this.store = store;
        queries = new QueryService(around.apply(store.reader()), limits);
        var builder = Server.builder().http(0).gracefulShutdownTimeoutMillis(0, 0);
        Saved saved = Saved.inMemory(limits.maxQueryLength(), InstantSource.fixed(NOW));
        new NativeApi(queries, saved, () -> STATUS).register(builder);
        server = builder.build();
        server.start().join();
        client = WebClient.builder("http://127.0.0.1:" + server.activeLocalPort())
                .responseTimeoutMillis(20_000)
                .maxResponseLength(1 << 30)
                .build();
    }

    int port() {
        return server.activeLocalPort();
    }

    WebClient client() {
        return client;
    }

    void store(SpanSketch... sketches) {
        List<Span> spans = new ArrayList<>();
        for (SpanSketch sketch : sketches) {
            spans.add(sketch.build());
        }
        store(spans);
    }

    void store(List<Span> spans) {
        store.writer().write(List.of(SpanBatch.of(spans)));
    }

    AggregatedHttpResponse get(String path) {
        return client.get("/api/v1" + path).aggregate().join();
    }

    /** @param accept the media type that is asked for */
    AggregatedHttpResponse get(String path, String accept) {
        RequestHeaders headers = RequestHeaders.of(HttpMethod.GET, "/api/v1" + path, HttpHeaderNames.ACCEPT, accept);
        return client.execute(headers).aggregate().join();
    }

    /** Asks likewise through the socket, whose caller takes as much of the answer as it likes. */
    static void ask(Socket client, String path, String accept) throws IOException {
        client.getOutputStream()
                .write(("GET /api/v1" + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    AggregatedHttpResponse post(String path, MediaType type, String body) {
        return send(HttpMethod.POST, path, type, body);
    }

    AggregatedHttpResponse send(HttpMethod method, String path, MediaType type, String body) {
        RequestHeaders headers = RequestHeaders.of(method, "/api/v1" + path, HttpHeaderNames.CONTENT_TYPE, type);
        return client.execute(headers, body).aggregate().join();
    }

    AggregatedHttpResponse search(String body) {
        return post("/search", MediaType.JSON, body);
    }

    /** Returns the lines that a search answers where lines are accepted. */
    List<String> searchLines(String body) {
        return lines("/search", body);
    }

    /** Likewise of another question that takes long. */
    List<String> lines(String path, String body) {
        RequestHeaders headers = RequestHeaders.builder(HttpMethod.POST, "/api/v1" + path)
                .set(HttpHeaderNames.ACCEPT, "application/x-ndjson")
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .build();
        return client.execute(headers, body)
                .aggregate()
                .join()
                .contentUtf8()
                .lines()
                .toList();
    }

    /** Returns the body as a tree after checking that the answer has the status. */
    static JsonNode json(AggregatedHttpResponse response, int status) {
        if (response.status().code() != status) {
            throw new AssertionError(
                    "status " + response.status() + " (expected: " + status + "): " + response.contentUtf8());
        }
        return MAPPER.readTree(response.contentUtf8());
    }

    /** Returns the detail of the problem after checking that the answer is one of the status. */
    static String detail(AggregatedHttpResponse response, int status) {
        JsonNode problem = json(response, status);
        assertThat(response.contentType()).isEqualTo(PROBLEM);
        return problem.get("detail").stringValue();
    }

    JsonNode getJson(String path) {
        return json(get(path), 200);
    }

    @Override
    public void close() {
        var _ = server.stop();
        queries.close();
        store.close();
    }
}
