package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import dev.weft.server.RunningWeft.Port;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Host and Origin at every port, where no token is asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenDoorsTest {

    private static final String FOREIGN = "http://evil.example";
    private static final String ALLOWED = "https://shop.example.com";

    private RunningWeft weft;

    @BeforeAll
    void start() {
        weft = RunningWeft.start(
                "--allowed-hosts=weft.example.com,*.internal,[2001:DB8::5]", "--allowed-origins=" + ALLOWED);
    }

    @AfterAll
    void stop() {
        weft.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:9338",
                "localhost.",
                "weft.localhost:9338",
                "127.0.0.1",
                "127.8.9.10:80",
                "[::1]",
                "[::1]:9338",
                "weft.example.com:443",
                "a.internal",
                "a.b.internal",
                "[2001:db8::5]:9338",
                "[2001:db8:0:0::5]"
            })
    void servesHostsThatAreItsOwn(String host) {
        assertThat(weft.get(Port.EXPLORER, "/health/live", ":authority", host)
                        .status()
                        .code())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "notlocalhost",
                "internal",
                "eviinternal",
                "weft.example.com.evil.example",
                "192.168.0.1",
                "0.0.0.0:9338",
                "[::2]:9338",
                "localhost@evil.example"
            })
    void everyPortRefusesOtherHosts(String host) throws InvalidProtocolBufferException {
        AggregatedHttpResponse explorer = weft.get(Port.EXPLORER, "/health/live", ":authority", host);
        assertThat(explorer.status().code()).isEqualTo(421);
        assertThat(explorer.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(explorer.contentUtf8())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Misdirected Request\",\"status\":421,\"detail\":\"Host: "
                                + host + " (expected: loopback, the listen address or one of allowed-hosts)\"}");

        AggregatedHttpResponse otlp = weft.post(
                Port.OTLP_HTTP, "/v1/traces", "", ":authority", host, "content-type", "application/x-protobuf");
        assertThat(otlp.status().code()).isEqualTo(421);
        assertThat(Status.parseFrom(otlp.content().array()).getMessage()).startsWith("Host: " + host);

        AggregatedHttpResponse grpc = exportOverGrpc(":authority", host);
        assertThat(grpc.headers().get("grpc-status")).isEqualTo("7");
        assertThat(grpc.headers().get("grpc-message")).startsWith("Host%3A%20");
    }

    @ParameterizedTest
    @EnumSource(Port.class)
    void everyPortRefusesForeignOrigins(Port port) {
        AggregatedHttpResponse answer =
                weft.post(port, "/v1/traces", "{}", "origin", FOREIGN, "content-type", "application/json");
        assertThat(answer.status().code()).isEqualTo(403);
        assertThat(answer.headers().get("access-control-allow-origin")).isNull();
        assertThat(answer.contentUtf8()).contains("Origin: " + FOREIGN);
    }

    @ParameterizedTest
    @EnumSource(Port.class)
    void everyPortRefusesForeignPreflights(Port port) {
        assertThat(preflight(port, FOREIGN).status().code()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://localhost:3000", "http://localhost.evil.example", "file://", "localhost"})
    void otherOriginsAreForeignThoughTheyLookNear(String origin) {
        assertThat(weft.get(Port.EXPLORER, "/api/v1/services", "origin", origin)
                        .status()
                        .code())
                .isEqualTo(403);
    }

    @Test
    void grpcRefusesForeignOriginsInItsOwnForm() {
        assertThat(exportOverGrpc("origin", FOREIGN).headers().get("grpc-status"))
                .isEqualTo("7");
    }

    @Test
    void theOwnOriginPasses() {
        String own = "http://" + weft.address(Port.EXPLORER);
        assertThat(weft.get(Port.EXPLORER, "/api/v1/services", "origin", own)
                        .status()
                        .code())
                .isEqualTo(200);
        assertThat(weft.get(
                                Port.EXPLORER,
                                "/api/v1/services",
                                ":authority",
                                "weft.example.com",
                                "origin",
                                "https://weft.example.com")
                        .status()
                        .code())
                .isEqualTo(200);
    }

    /** A browser leaves the usual port of the scheme out; a proxy may name it in the Host that it sends on. */
    @ParameterizedTest
    @CsvSource({
        "http://weft.example.com, weft.example.com:80, 200",
        "https://weft.example.com, weft.example.com:443, 200",
        "HTTPS://weft.example.com, weft.example.com:443, 200",
        "http://weft.example.com, weft.example.com:443, 403",
        "https://weft.example.com, weft.example.com:80, 403"
    })
    void theOwnOriginHasTheUsualPortOfItsScheme(String origin, String host, int status) {
        assertThat(weft.get(Port.EXPLORER, "/api/v1/services", ":authority", host, "origin", origin)
                        .status()
                        .code())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = Port.class,
            names = {"OTLP_HTTP", "EXPLORER"})
    void anAllowedOriginsPreflightIsAnswered(Port port) {
        AggregatedHttpResponse answer = preflight(port, ALLOWED);
        assertThat(answer.status().code()).isEqualTo(204);
        assertThat(answer.headers().get("access-control-allow-origin")).isEqualTo(ALLOWED);
        assertThat(answer.headers().get("access-control-allow-methods")).isEqualTo("GET, HEAD, POST, PUT, DELETE");
        assertThat(answer.headers().get("access-control-allow-headers")).isEqualTo("content-type,traceparent");
        assertThat(answer.headers().get("access-control-allow-credentials")).isNull();
    }

    @Test
    void anAllowedOriginMaySendSpansAndReadTheAnswer() {
        AggregatedHttpResponse answer =
                weft.post(Port.OTLP_HTTP, "/v1/traces", "{}", "origin", ALLOWED, "content-type", "application/json");
        assertThat(answer.status().code()).isEqualTo(200);
        assertThat(answer.headers().get("access-control-allow-origin")).isEqualTo(ALLOWED);
        assertThat(answer.headers().getAll("vary")).contains("Origin");
    }

    /** Fetch standard: a script sees only these of another origin's headers, besides the ordinary ones. */
    @Test
    void anAllowedOriginReadsWhatHeadersSayOfAnAnswer() {
        AggregatedHttpResponse answer = weft.get(Port.EXPLORER, "/api/v1/services", "origin", ALLOWED);

        assertThat(answer.headers().get("access-control-expose-headers", "").split(", ", -1))
                .containsExactlyInAnyOrder("Retry-After", "Weft-Missing", "Weft-Cut", "Content-Disposition");
    }

    /** As a browser does it: what is neither GET nor POST is asked for first. */
    @Test
    void anAllowedOriginMayChangeWhatIsSaved() {
        String path = "/api/v1/saved";
        String id = between(
                weft.post(Port.EXPLORER, path, "{\"name\":\"a\",\"query\":\"{}\"}", fromAllowed())
                        .contentUtf8(),
                "\"id\":\"",
                "\"");
        AggregatedHttpResponse asked = weft.send(
                Port.EXPLORER,
                HttpMethod.OPTIONS,
                path + "/" + id,
                "",
                "origin",
                ALLOWED,
                "access-control-request-method",
                "DELETE");
        assertThat(asked.headers().get("access-control-allow-methods", "").split(", ", -1))
                .contains("PUT", "DELETE");

        AggregatedHttpResponse changed = weft.send(
                Port.EXPLORER, HttpMethod.PUT, path + "/" + id, "{\"name\":\"b\",\"query\":\"{}\"}", fromAllowed());
        assertThat(changed.status().code()).isEqualTo(200);
        assertThat(changed.headers().get("access-control-allow-origin")).isEqualTo(ALLOWED);
        assertThat(weft.send(Port.EXPLORER, HttpMethod.DELETE, path + "/" + id, "", "origin", ALLOWED)
                        .status()
                        .code())
                .isEqualTo(204);
    }

    @Test
    void answersOfTheExplorersPortKeepThePageToItself() {
        for (String path : new String[] {"/", "/api/v1/services", "/api/v1/none", "/metrics", "/assets/none.js"}) {
            var headers = weft.get(Port.EXPLORER, path).headers();
            assertThat(headers.get("content-security-policy"))
                    .startsWith("default-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.get("x-content-type-options")).isEqualTo("nosniff");
            assertThat(headers.get("x-frame-options")).isEqualTo("DENY");
            assertThat(headers.get("referrer-policy")).isEqualTo("no-referrer");
        }
        assertThat(weft.get(Port.EXPLORER, "/api/v1/services").headers().get("cache-control"))
                .isEqualTo("no-store");
    }

    @Test
    void unknownPathsAreAnsweredInThePortsForm() {
        AggregatedHttpResponse grpc = weft.post(
                Port.OTLP_GRPC, "/opentelemetry.proto.Nothing/Export", "", "content-type", "application/grpc");
        assertThat(grpc.headers().get("grpc-status")).isEqualTo("12");
        assertThat(weft.get(Port.OTLP_HTTP, "/v2/traces").contentUtf8()).contains("\"code\":");
        for (String path : new String[] {"/api/v2/x", "/tempo/api/search", "/mcp", "/health/nothing"}) {
            AggregatedHttpResponse explorer = weft.get(Port.EXPLORER, path);
            assertThat(explorer.status().code()).isEqualTo(404);
            assertThat(explorer.headers().get("content-type")).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics", "/", "/assets/none.js"})
    void anotherMethodIsRefusedWithThoseThatAreKnown(String path) {
        AggregatedHttpResponse answer = weft.post(Port.EXPLORER, path, "{}", "content-type", "application/json");

        assertThat(answer.status().code()).isEqualTo(405);
        assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD");
        assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.contentUtf8()).contains("\"detail\":\"method: POST (expected: GET, HEAD)\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
    void headIsAnsweredWithoutABody(String path) {
        AggregatedHttpResponse answer = weft.send(Port.EXPLORER, HttpMethod.HEAD, path, "");

        assertThat(answer.status().code()).isEqualTo(200);
        assertThat(answer.content().isEmpty()).isTrue();
    }

    @Test
    void aLongQueryFitsIntoAPath() {
        AggregatedHttpResponse answer = weft.get(
                Port.EXPLORER, "/api/v1/query/parse?text=%7B%20.a%20%3D%20%22" + "x".repeat(9_900) + "%22%20%7D");
        assertThat(answer.status().code()).isEqualTo(200);
        assertThat(answer.contentUtf8()).contains("\"conditions\":[{\"field\":\".a\"");
    }

    @Test
    void loginsDoNotExistWhereNoTokenIsAskedFor() {
        assertThat(weft.post(Port.EXPLORER, "/api/v1/login", "{\"token\":\"x\"}", "content-type", "application/json")
                        .status()
                        .code())
                .isEqualTo(404);
    }

    @Test
    void metricsTellOfTheProcess() {
        assertThat(weft.get(Port.EXPLORER, "/metrics").contentUtf8())
                .contains("jvm_memory_used_bytes", "process_uptime_seconds", "weft_ingest");
    }

    private static String[] fromAllowed() {
        return new String[] {"origin", ALLOWED, "content-type", "application/json"};
    }

    private static String between(String text, String before, String after) {
        int begin = text.indexOf(before) + before.length();
        return text.substring(begin, text.indexOf(after, begin));
    }

    private AggregatedHttpResponse preflight(Port port, String origin) {
        return weft.send(
                port,
                HttpMethod.OPTIONS,
                "/v1/traces",
                "",
                "origin",
                origin,
                "access-control-request-method",
                "POST",
                "access-control-request-headers",
                "content-type,traceparent");
    }

    private AggregatedHttpResponse exportOverGrpc(String header, String value) {
        return weft.post(
                Port.OTLP_GRPC,
                "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
                "\0\0\0\0\0",
                "content-type",
                "application/grpc",
                header,
                value);
    }
}
