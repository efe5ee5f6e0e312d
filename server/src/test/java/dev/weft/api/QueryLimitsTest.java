package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static dev.weft.explore.LimitsSketch.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.explore.QueryLimits;
import dev.weft.model.Attribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Deadlines, turns and sizes that no query passes, over a store that stalls. */
class QueryLimitsTest {

    private static final QueryLimits SHORT_DEADLINE =
            limits().deadline(Duration.ofMillis(50)).build();
    private static final QueryLimits ONE_AT_A_TIME =
            limits().maxConcurrent(1).maxWait(Duration.ofMillis(20)).build();
    private static final String FACETS = "{\"fields\":[\"span:name\"]}";
    private static final String SERIES = """
            {"query":"{ } | rate()","startTimeUnixNano":"0","endTimeUnixNano":"10","stepNanos":"10"}""";

    private final AtomicReference<StallingReader> made = new AtomicReference<>();

    @Test
    void aQueryWithoutAnAnswerInPartEndsAtItsDeadline() {
        try (ApiServer api = start(SHORT_DEADLINE)) {
            AggregatedHttpResponse answer = api.get("/traces/00000000000000000000000000000001/spans/0000000000000001");

            assertThat(ApiServer.detail(answer, 504))
                    .isEqualTo("the query did not end within 50 ms; try a shorter time range or one more condition");
            assertThat(reader().cancelled()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /search  | {}                 | items
                    /search  | {"view":"spans"}   | items
                    /metrics | `{"query":"{ } | rate()","startTimeUnixNano":"0","endTimeUnixNano":"10","stepNanos":"10"}` | series
                    """)
    void aSearchAnswersAtItsDeadlineWhatItFound(String path, String body, String found) {
        try (ApiServer api = start(SHORT_DEADLINE)) {
            api.store(span(1, 1, 1));

            JsonNode answer = ApiServer.json(api.post(path, MediaType.JSON, body), 200);

            assertThat(answer.get(found)).isEmpty();
            assertThat(answer.at("/cut/why").stringValue()).isEqualTo("deadline");
            assertThat(answer.at("/cut/detail").stringValue())
                    .isEqualTo("the deadline passed before everything had been looked at;"
                            + " a shorter time range or one more condition takes less time");
        }
    }

    @Test
    void valuesAnswerAtTheirDeadlineThatTheyAreNotComplete() {
        try (ApiServer api = start(SHORT_DEADLINE)) {
            JsonNode answer = api.getJson("/attributes/span/a/values");

            assertThat(answer.get("values")).isEmpty();
            assertThat(answer.get("complete").booleanValue()).isFalse();
        }
    }

    @Test
    void keysAnswerAtTheirDeadlineThatTheyAreNotComplete() {
        try (ApiServer api = start(SHORT_DEADLINE)) {
            api.store(span(1, 1, 1));

            JsonNode answer = api.getJson("/attributes?scope=link");
            assertThat(answer.get("keys")).isEmpty();
            assertThat(answer.get("complete").booleanValue()).isFalse();

            JsonNode completed = api.getJson("/query/complete?text=%7B%20link.a");
            assertThat(completed.get("complete").booleanValue()).isFalse();
            assertThat(reader().cancelled()).isEqualTo(2);
        }
    }

    @Test
    void facetsAnswerAtTheirDeadlineThatTheyAreNotComplete() {
        try (ApiServer api = start(SHORT_DEADLINE)) {
            api.store(span(1, 1, 1));

            JsonNode answer = ApiServer.json(api.post("/facets", MediaType.JSON, FACETS), 200);

            assertThat(answer.at("/facets/0/values")).isEmpty();
            assertThat(answer.at("/facets/0/complete").booleanValue()).isFalse();
            assertThat(answer.at("/cut/why").stringValue()).isEqualTo("deadline");
        }
    }

    @Test
    void anExportEndsAtADeadlineBehindWhichItCannotGoOn() {
        try (ApiServer api = start(SHORT_DEADLINE)) {
            api.store(span(1, 1, 1));

            AggregatedHttpResponse answer = api.post("/export?format=jsonl", MediaType.JSON, "{}");

            assertThat(answer.contentUtf8()).isEmpty();
            assertThat(Objects.requireNonNullElse(
                            answer.headers().get("weft-cut"), answer.trailers().get("weft-cut")))
                    .isEqualTo("at the deadline of a query");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"span.a", "event:name", "rootName", "kind"})
    void aCompletionAnswersAtItsDeadlineWhatItFound(String field) {
        try (ApiServer api = start(SHORT_DEADLINE)) {
            api.store(span(1, 1, 1));

            JsonNode completed = api.getJson("/query/complete?text=%7B%20" + field + "%20%3D%20");

            assertThat(completed.get("complete").booleanValue()).isFalse();
            assertThat(completed.at("/items/0/insert").stringValue()).isEqualTo("nil");
            assertThat(reader().cancelled()).isEqualTo(1);
        }
    }

    @Test
    void aCompletionTakesASecondThoughQueriesMayTakeLonger() {
        try (ApiServer api = start(limits().build())) {
            api.store(span(1, 1, 1));

            JsonNode completed = api.getJson("/query/complete?text=%7B%20span.a%20%3D%20");

            assertThat(completed.get("complete").booleanValue()).isFalse();
            assertThat(completed.at("/items/0/insert").stringValue()).isEqualTo("nil");
        }
    }

    @Test
    void tooManyQueriesAreRefusedForAWhile() {
        try (ApiServer api = start(ONE_AT_A_TIME)) {
            HttpResponse first = stalled(api.client(), "application/json");
            await().until(() -> reader().running() == 1);

            AggregatedHttpResponse second = api.search("{}");

            assertThat(ApiServer.detail(second, 429))
                    .isEqualTo("no turn within 20 ms: 1 of 1 queries are running; try again later");
            assertThat(second.headers().get(HttpHeaderNames.RETRY_AFTER)).isEqualTo("1");
            first.abort();
            await().until(() -> reader().running() == 0);
            assertThat(api.get("/attributes").status().code()).isEqualTo(200);
        }
    }

    @Test
    void aCompletionDoesNotWaitForQueries() {
        try (ApiServer api = start(ONE_AT_A_TIME)) {
            api.store(span(1, 1, 1).attributes(Attribute.of("http.route", "/a")));
            HttpResponse search = stalled(api.client(), "application/json");
            HttpResponse facets = stalled(api.client(), "/facets", "application/json", FACETS);
            await().until(() -> reader().running() == 2);

            JsonNode completed = api.getJson("/query/complete?text=%7B%20span.ht");

            assertThat(completed.at("/items/0/label").stringValue()).isEqualTo("span.http.route");
            assertThat(completed.get("complete").booleanValue()).isTrue();
            search.abort();
            facets.abort();
            await().until(() -> reader().running() == 0);
        }
    }

    @Test
    void countsByValueDoNotWaitForCountsOverTime() {
        try (ApiServer api = start(limits().build())) {
            List<HttpResponse> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(stalled(api.client(), "/metrics", "application/json", SERIES));
            }
            await().until(() -> reader().running() == 2);

            running.add(stalled(api.client(), "/facets", "application/json", FACETS));

            await().until(() -> reader().running() == 3);
            running.forEach(HttpResponse::abort);
            await().until(() -> reader().running() == 0);
        }
    }

    @Test
    void countsOverEverythingLeaveRoomForTheRest() {
        try (ApiServer api = start(limits().build())) {
            List<HttpResponse> counts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                counts.add(stalled(api.client(), "/facets", "application/json", FACETS));
            }
            await().until(() -> reader().running() == 2);

            assertThat(api.get("/attributes").status().code()).isEqualTo(200);

            counts.forEach(HttpResponse::abort);
            await().until(() -> reader().running() == 0);
            assertThat(reader().cancelled()).isGreaterThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h1c", "h2c"})
    void aClientThatGoesAwayEndsItsQuery(String protocol) {
        try (ApiServer api = start(limits().build())) {
            WebClient client = WebClient.of(protocol + "://127.0.0.1:" + api.port());
            for (String accept : new String[] {"application/json", "application/x-ndjson"}) {
                int before = reader().cancelled();
                HttpResponse response = stalled(client, accept);
                CompletableFuture<AggregatedHttpResponse> answer = response.aggregate();
                await().until(() -> reader().running() == 1);

                response.abort();

                await().until(() -> reader().cancelled() == before + 1);
                assertThat(answer).isCompletedExceptionally();
            }
        }
    }

    @Test
    void aStoreThatFailsForNowSaysToTryAgain() {
        try (ApiServer api = start(limits().build())) {
            AggregatedHttpResponse answer = api.get("/services");

            assertThat(ApiServer.detail(answer, 503)).isEqualTo("the store cannot answer now: disk full");
            assertThat(answer.headers().get(HttpHeaderNames.RETRY_AFTER)).isEqualTo("1");
        }
    }

    @Test
    void aTraceOverTheLimitIsRefused() {
        try (ApiServer api = start(limits().maxTraceSpans(2).build())) {
            api.store(span(1, 1, 100), span(1, 2, 110), span(2, 1, 120));
            api.store(span(1, 1, 100).name("another version"));

            AggregatedHttpResponse answer = api.get("/traces/00000000000000000000000000000001");

            assertThat(ApiServer.detail(answer, 422))
                    .isEqualTo("trace 00000000000000000000000000000001 has 3 spans (expected: at most 2);"
                            + " ask for single spans, or raise the limit");
            assertThat(reader().tracesRead()).isZero();
            assertThat(api.get("/traces/00000000000000000000000000000002")
                            .status()
                            .code())
                    .isEqualTo(200);
            assertThat(api.get("/traces/00000000000000000000000000000001/outline")
                            .status()
                            .code())
                    .isEqualTo(200);
        }
    }

    @Test
    void anOutlineOverItsLimitIsRefused() {
        try (ApiServer api = start(limits().maxOutlineSpans(2).build())) {
            api.store(span(1, 1, 100), span(1, 2, 110), span(1, 3, 120), span(2, 1, 120));

            AggregatedHttpResponse answer = api.get("/traces/00000000000000000000000000000001/outline");

            assertThat(ApiServer.detail(answer, 422))
                    .startsWith("trace 00000000000000000000000000000001 has 3 spans (expected: at most 2)");
            assertThat(api.get("/traces/00000000000000000000000000000002/outline")
                            .status()
                            .code())
                    .isEqualTo(200);
            assertThat(api.get("/traces/00000000000000000000000000000001")
                            .status()
                            .code())
                    .isEqualTo(200);
        }
    }

    private ApiServer start(QueryLimits limits) {
        return new ApiServer(limits, rest -> {
            made.set(new StallingReader(rest));
            return reader();
        });
    }

    private StallingReader reader() {
        return Objects.requireNonNull(made.get());
    }

    private static HttpResponse stalled(WebClient client, String accept) {
        return stalled(client, "/search", accept, "{}");
    }

    private static HttpResponse stalled(WebClient client, String path, String accept, String body) {
        RequestHeaders headers = RequestHeaders.builder(HttpMethod.POST, "/api/v1" + path)
                .set(HttpHeaderNames.ACCEPT, accept)
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .build();
        return client.execute(headers, body);
    }
}
