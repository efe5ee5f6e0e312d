package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.Cookie;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.server.RunningWeft.Port;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token at every port, the browser's login, and what stays open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenDoorsTest {

    private static final String TOKEN = "a-token-of-these-tests";
    private static final String BEARER = "Bearer " + TOKEN;

    private RunningWeft weft;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        weft = RunningWeft.start("--auth-token-file=" + file, "--allowed-origins=https://shop.example.com");
    }

    @AfterAll
    void stop() {
        weft.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/status",
                "/api/v1/services",
                "/api/v1/openapi.json",
                "/api/v1/saved",
                "/api/v1/link-templates",
                "/api/v1/nothing",
                "/metrics",
                "/tempo/api/search"
            })
    void whatIsStoredOrMeasuredAsksForTheToken(String path) {
        AggregatedHttpResponse without = weft.get(Port.EXPLORER, path);
        assertThat(without.status().code()).isEqualTo(401);
        assertThat(without.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(without.headers().get("www-authenticate")).isEqualTo("Bearer realm=\"weft\"");
        assertThat(without.contentUtf8()).contains("authorization is missing").doesNotContain(TOKEN);
        assertThat(weft.get(Port.EXPLORER, path, "authorization", "Bearer wrong")
                        .contentUtf8())
                .contains("authorization is not this server's token");
        assertThat(weft.get(Port.EXPLORER, path, "authorization", BEARER)
                        .status()
                        .code())
                .isNotEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/", "/trace/abc", "/assets/none.js"})
    void healthAndThePageItselfAreOpen(String path) {
        AggregatedHttpResponse without = weft.get(Port.EXPLORER, path);

        assertThat(without.status().code()).isNotEqualTo(401);
        assertThat(without.status())
                .isEqualTo(
                        weft.get(Port.EXPLORER, path, "authorization", BEARER).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic " + TOKEN,
                TOKEN,
                "Bearer",
                "Bearer  ",
                "Bearer " + TOKEN + "x",
                "Bearer A-TOKEN-OF-THESE-TESTS"
            })
    void nothingButTheTokenIsTheToken(String authorization) {
        assertThat(weft.get(Port.EXPLORER, "/api/v1/services", "authorization", authorization)
                        .status()
                        .code())
                .isEqualTo(401);
    }

    @Test
    void theSchemesCaseDoesNotMatter() {
        assertThat(weft.get(Port.EXPLORER, "/api/v1/services", "authorization", "bearer " + TOKEN)
                        .status()
                        .code())
                .isEqualTo(200);
    }

    @Test
    void otlpOverHttpAsksForTheToken() {
        AggregatedHttpResponse without =
                weft.post(Port.OTLP_HTTP, "/v1/traces", "{}", "content-type", "application/json");
        assertThat(without.status().code()).isEqualTo(401);
        assertThat(without.contentUtf8())
                .isEqualTo("{\"code\":16,\"message\":\"authorization is missing (expected: Bearer and the token of"
                        + " auth-token-file)\"}");
        assertThat(weft.post(
                                Port.OTLP_HTTP,
                                "/v1/traces",
                                "{}",
                                "content-type",
                                "application/json",
                                "authorization",
                                BEARER)
                        .status()
                        .code())
                .isEqualTo(200);
    }

    @Test
    void whoIsTurnedAwayIsCountedAndNothingOfItsMessageIsWaitedFor() {
        double before = turnedAway("otlp-grpc", "token");
        HttpRequestWriter request = HttpRequest.streaming(
                RequestHeaders.builder(HttpMethod.POST, "/opentelemetry.proto.collector.trace.v1.TraceService/Export")
                        .add("content-type", "application/grpc")
                        .add("te", "trailers")
                        .build());

        AggregatedHttpResponse answer = WebClient.of("h2c://" + weft.address(Port.OTLP_GRPC))
                .execute(request)
                .aggregate()
                .join();

        assertThat(answer.headers().get("grpc-status")).isEqualTo("16");
        assertThat(turnedAway("otlp-grpc", "token")).isEqualTo(before + 1);
        assertThat(turnedAway("otlp-http", "origin")).isZero();
    }

    private double turnedAway(String port, String reason) {
        String series = "weft_door_requests_refused_total{port=\"" + port + "\",reason=\"" + reason + "\"} ";
        return weft.get(Port.EXPLORER, "/metrics", "authorization", BEARER)
                .contentUtf8()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    @Test
    void sdksGetInWithTheTokenAlone() {
        String http = "http://" + weft.address(Port.OTLP_HTTP) + "/v1/traces";
        String grpc = "http://" + weft.address(Port.OTLP_GRPC);

        assertThat(exports(OtlpHttpSpanExporter.builder().setEndpoint(http).build()))
                .isFalse();
        assertThat(exports(OtlpHttpSpanExporter.builder()
                        .setEndpoint(http)
                        .addHeader("authorization", BEARER)
                        .build()))
                .isTrue();
        assertThat(exports(OtlpGrpcSpanExporter.builder().setEndpoint(grpc).build()))
                .isFalse();
        assertThat(exports(OtlpGrpcSpanExporter.builder()
                        .setEndpoint(grpc)
                        .addHeader("authorization", "Bearer wrong")
                        .build()))
                .isFalse();
        assertThat(exports(OtlpGrpcSpanExporter.builder()
                        .setEndpoint(grpc)
                        .addHeader("authorization", BEARER)
                        .build()))
                .isTrue();
    }

    @Test
    void aPreflightNeedsNoToken() {
        assertThat(weft.send(
                                Port.OTLP_HTTP,
                                HttpMethod.OPTIONS,
                                "/v1/traces",
                                "",
                                "origin",
                                "https://shop.example.com",
                                "access-control-request-method",
                                "POST")
                        .status()
                        .code())
                .isEqualTo(204);
    }

    @Test
    void aBrowserLogsInAndOut() {
        AggregatedHttpResponse login = login(TOKEN);
        assertThat(login.status().code()).isEqualTo(204);
        Cookie session = Objects.requireNonNull(
                Cookie.fromSetCookieHeader(login.headers().get("set-cookie", "")));
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.sameSite()).isEqualTo("Strict");
        assertThat(session.path()).isEqualTo("/");
        assertThat(session.maxAge()).isEqualTo(12 * 60 * 60);
        assertThat(session.value()).doesNotContain(TOKEN).hasSize(43);

        String cookie = session.name() + "=" + session.value();
        assertThat(servicesWith(cookie)).isEqualTo(200);
        assertThat(weft.post(Port.OTLP_HTTP, "/v1/traces", "{}", "content-type", "application/json", "cookie", cookie)
                        .status()
                        .code())
                .as("a session is for the explorer alone")
                .isEqualTo(401);

        AggregatedHttpResponse logout = weft.post(Port.EXPLORER, "/api/v1/logout", "", "cookie", cookie);
        assertThat(logout.status().code()).isEqualTo(204);
        assertThat(logout.headers().get("set-cookie")).contains("Max-Age=0");
        assertThat(servicesWith(cookie)).isEqualTo(401);
    }

    @Test
    void everyLoginIsASessionOfItsOwn() {
        assertThat(login(TOKEN).headers().get("set-cookie"))
                .isNotEqualTo(login(TOKEN).headers().get("set-cookie"));
        assertThat(servicesWith("weft_session=" + TOKEN)).isEqualTo(401);
    }

    @Test
    void aLoginThatIsNoneIsRefused() {
        assertThat(weft.post(Port.EXPLORER, "/api/v1/login", "{\"token\":\"x\"}", "content-type", "text/plain")
                        .status()
                        .code())
                .isEqualTo(415);
        for (String body : new String[] {"", "{", "[]", "{\"token\":7}", "{\"password\":\"x\"}"}) {
            AggregatedHttpResponse answer =
                    weft.post(Port.EXPLORER, "/api/v1/login", body, "content-type", "application/json");
            assertThat(answer.status().code()).isEqualTo(400);
            assertThat(answer.contentUtf8()).contains("body (expected: {");
        }
        for (String path : new String[] {"/api/v1/login", "/api/v1/logout"}) {
            AggregatedHttpResponse got = weft.get(Port.EXPLORER, path);
            assertThat(got.status().code()).isEqualTo(405);
            assertThat(got.headers().get("allow")).isEqualTo("POST");
            assertThat(got.headers().get("content-type")).isEqualTo("application/problem+json");
        }
        assertThat(weft.post(
                                Port.EXPLORER,
                                "/api/v1/login",
                                "{\"token\":\"" + "x".repeat(10_000) + "\"}",
                                "content-type",
                                "application/json")
                        .status()
                        .code())
                .isEqualTo(413);
    }

    @Test
    void aForeignPageCannotLogIn() {
        assertThat(weft.post(
                                Port.EXPLORER,
                                "/api/v1/login",
                                "{\"token\":\"" + TOKEN + "\"}",
                                "content-type",
                                "application/json",
                                "origin",
                                "http://evil.example")
                        .status()
                        .code())
                .isEqualTo(403);
    }

    private int servicesWith(String cookie) {
        return weft.get(Port.EXPLORER, "/api/v1/services", "cookie", cookie)
                .status()
                .code();
    }

    private AggregatedHttpResponse login(String token) {
        return weft.post(
                Port.EXPLORER, "/api/v1/login", "{\"token\":\"" + token + "\"}", "content-type", "application/json");
    }

    private static boolean exports(SpanExporter exporter) {
        OutcomeRecorder recorder = new OutcomeRecorder(exporter);
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(recorder))
                .build()) {
            provider.get("test").spanBuilder("a span").startSpan().end();
            provider.forceFlush().join(10, TimeUnit.SECONDS);
            return recorder.succeeded();
        }
    }
}
