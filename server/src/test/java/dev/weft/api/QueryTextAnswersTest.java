package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static dev.weft.explore.LimitsSketch.limits;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import dev.weft.model.Attribute;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a text means as a query, what is wrong with it, and how it can go on. */
class QueryTextAnswersTest {

    private static final ApiServer API = new ApiServer();

    @BeforeAll
    static void store() {
        API.store(
                span(1, 1, 100)
                        .service("cart")
                        .name("GET /a")
                        .attributes(Attribute.of("http.route", "/a"), Attribute.of("http.code", 200)),
                span(1, 2, 110)
                        .service("cart")
                        .name("GET /b")
                        .attributes(Attribute.of("http.route", "/b \"x\""), Attribute.of("a b", true)),
                span(1, 3, 120).attributes(Attribute.of("http.route", "/a"), Attribute.of("http.code", 0.5)),
                span(2, 1, 900)
                        .service("late")
                        .attributes(Attribute.of("http.late", "x"))
                        .event(901, Attribute.of("retry.attempt", 3)));
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void aConjunctionIsToldWithThePlacesOfItsComparisons() {
        assertThat(parse("{ span.a = 1&& name=~\"x.*\"  && duration > -1.5h && parent.kind != server }")
                        .contentUtf8())
                .isEqualTo("{\"printed\":\"{ span.a = 1 && span:name =~ \\\"x.*\\\" && span:duration > -90m"
                        + " && parent.span:kind != server }\",\"kind\":\"spansets\",\"conditions\":["
                        + "{\"field\":\"span.a\",\"operator\":\"=\",\"value\":\"1\",\"from\":2,\"to\":12},"
                        + "{\"field\":\"span:name\",\"operator\":\"=~\",\"value\":\"\\\"x.*\\\"\",\"from\":15,\"to\":26},"
                        + "{\"field\":\"span:duration\",\"operator\":\">\",\"value\":\"-90m\",\"from\":31,\"to\":47},"
                        + "{\"field\":\"parent.span:kind\",\"operator\":\"!=\",\"value\":\"server\",\"from\":51,"
                        + "\"to\":72}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                       | spansets | 0
                    {}                                       | spansets | 0
                    { .a = nil }                             | spansets | 1
                    `{ .a = 1 } | select(.b) | count() > 2`  | spansets | 1
                    `{ .a = 1 && .b = 2 } | rate()`          | metrics  | 2
                    `{ .a = 1 } | rate() with(exemplars=true)` | metrics  | 1
                    """)
    void aQueryOfComparisonsAloneHasConditions(String text, String kind, int conditions) {
        JsonNode parsed = ApiServer.json(parse(text), 200);

        assertThat(parsed.get("kind").stringValue()).isEqualTo(kind);
        assertThat(parsed.get("conditions")).hasSize(conditions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ .a = 1 || .b = 2 }",
                "{ (.a = 1) }",
                "{ 1 = .a }",
                "{ .a = 1 + 2 }",
                "{ .a = .b }",
                "{ !(.a = 1) }",
                "{ true }",
                "{ .a = 1 } && { .b = 2 }",
                "{ .a = 1 } -> { .b = 2 }",
                "{ .a = 1 } | { .b = 2 }",
                "({ .a = 1 })",
                "{ .a = 1 } | compare({ .b = 2 })",
                "count() > 1"
            })
    void everyOtherQueryHasNone(String text) {
        assertThat(ApiServer.json(parse(text), 200).get("conditions").isNull()).isTrue();
    }

    @Test
    void whatIsNoQueryIsToldWithItsPlace() {
        JsonNode error = ApiServer.json(parse("{ .a = }"), 200).get("error");

        assertThat(error.at("/position/offset").intValue()).isEqualTo(7);
        assertThat(error.get("status").intValue()).isEqualTo(400);
        assertThat(ApiServer.json(parse("x".repeat(3_500)), 200)
                        .at("/error/detail")
                        .stringValue())
                .startsWith("line 1, column 1: ");
        try (ApiServer small = new ApiServer(limits().maxQueryLength(5).build())) {
            assertThat(ApiServer.json(small.get("/query/parse?text=%7B+++++%7D"), 200)
                            .at("/error/detail")
                            .stringValue())
                    .isEqualTo("query: 7 characters (expected: at most 5)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { .a = }             | syntax      | 7
                    { name = 5 }         | type        | 9
                    { .a =~ "(" }        | type        | 8
                    { parent = nil }     | unsupported | 2
                    `({ } | count()) > 2` | unsupported | 7
                    """)
    void whatIsRefusedSaysWhatKindOfFaultItHas(String text, String kind, int offset) {
        JsonNode searched = ApiServer.json(
                API.post("/search", MediaType.JSON, "{\"query\":\"" + text.replace("\"", "\\\"") + "\"}"), 400);
        JsonNode parsed = ApiServer.json(parse(text), 200).get("error");

        assertThat(List.of(searched, parsed)).allSatisfy(problem -> {
            assertThat(problem.get("type").stringValue()).isEqualTo("about:blank");
            assertThat(problem.get("kind").stringValue()).isEqualTo(kind);
            assertThat(problem.at("/position/offset").intValue()).isEqualTo(offset);
        });
        assertThat(ApiServer.json(API.post("/search", MediaType.JSON, "{\"query\":\"{ }\",\"limit\":0}"), 400)
                        .has("kind"))
                .isFalse();
    }

    @Test
    void aTextThatIsTooLongForAUrlIsPosted() {
        String text = "{ span.http. = \\\"" + "\u7e54".repeat(9_900) + "\\\" }";

        JsonNode parsed = ApiServer.json(
                API.post("/query/parse", MediaType.JSON, "{\"text\":\"" + text.replace("http.", "a") + "\"}"), 200);
        JsonNode completed = ApiServer.json(
                API.post("/query/complete", MediaType.JSON, "{\"text\":\"" + text + "\",\"cursor\":12}"), 200);

        assertThat(parsed.at("/conditions/0/field").stringValue()).isEqualTo("span.a");
        assertThat(inserts(completed)).contains("span.http.route", "span.http.code");
        assertThat(ApiServer.detail(API.post("/query/parse", MediaType.JSON, "{\"cursor\":1}"), 400))
                .isEqualTo("field: 'cursor' (expected: text)");
    }

    @Test
    void keysAreCompletedWithTypesAndCounts() {
        JsonNode completed = complete("{ span.http. = 1 }", 12, "&start=100&end=900");

        assertThat(completed.get("from").intValue()).isEqualTo(2);
        assertThat(completed.get("to").intValue()).isEqualTo(12);
        assertThat(completed.get("complete").booleanValue()).isTrue();
        assertThat(completed.get("items").toString())
                .isEqualTo("[{\"kind\":\"attribute\",\"label\":\"span.http.route\",\"insert\":\"span.http.route\","
                        + "\"detail\":\"string\",\"count\":3},{\"kind\":\"attribute\",\"label\":\"span.http.code\","
                        + "\"insert\":\"span.http.code\",\"detail\":\"double, int\",\"count\":2}]");
    }

    @Test
    void withoutAScopeKeysOfAllScopesFollowWhatTheLanguageKnows() {
        List<String> inserts = inserts(complete("{ ", 2, ""));

        assertThat(inserts).contains("span:name", "span.", "resource.", "span.http.route", "span.\"a b\"");
        assertThat(inserts.indexOf("span:name")).isLessThan(inserts.indexOf("span.http.route"));
        assertThat(inserts(complete("{ parent.span.http.r", 20, ""))).containsExactly("parent.span.http.route");
        assertThat(inserts(complete("{ resource.", 11, ""))).containsExactly("resource.", "resource.service.name");
    }

    @Test
    void valuesAreCompletedAsConstants() {
        assertThat(inserts(complete("{ span.http.route = ", 20, "&end=900")))
                .startsWith("nil")
                .endsWith("\"/a\"", "\"/b \\\"x\\\"\"");
        assertThat(inserts(complete("{ span.http.route = \"/b", 23, ""))).containsExactly("\"/b \\\"x\\\"\"");
        assertThat(inserts(complete("{ .http.code = ", 15, ""))).contains("200", "0.5");
        assertThat(inserts(complete("{ resource.service.name = \"", 27, "")))
                .containsExactly("\"cart\"", "\"late\"", "\"shop\"");
        assertThat(inserts(complete("{ name = \"GET", 13, ""))).containsExactly("\"GET /a\"", "\"GET /b\"");
        assertThat(inserts(complete("{ rootServiceName = \"s", 22, ""))).containsExactly("\"shop\"");
        assertThat(inserts(complete("{ kind = ", 9, "")))
                .contains("server", "client")
                .doesNotContain("ok");
        assertThat(inserts(complete("{ status = e", 12, ""))).containsExactly("error");
    }

    @Test
    void eventsAndLinksAreCompletedToo() {
        JsonNode keys = complete("{ event.retry", 13, "");
        JsonNode values = complete("{ event.retry.attempt = ", 24, "");

        assertThat(inserts(keys)).containsExactly("event.retry.attempt");
        assertThat(keys.get("complete").booleanValue()).isTrue();
        assertThat(inserts(values)).contains("3");
        assertThat(values.get("complete").booleanValue()).isTrue();
        assertThat(inserts(complete("{ link.", 7, ""))).containsExactly("link.");
        assertThat(inserts(complete("{ event:name = \"", 16, ""))).containsExactly("\"happened\"");
    }

    @Test
    void stagesAndFunctionsAreCompletedWithoutData() {
        JsonNode completed = complete("{} | ", 5, "");

        assertThat(inserts(completed)).contains("by(", "rate()", "count()");
        assertThat(completed.at("/items/0/count").isNull()).isTrue();
    }

    @Test
    void aCursorLiesInTheText() {
        assertThat(detail("/query/complete?text=abc&cursor=4")).isEqualTo("cursor: 4 (expected: 0 to 3)");
        assertThat(detail("/query/complete?text=abc&cursor=-1")).isEqualTo("cursor: -1 (expected: 0 to 3)");
        assertThat(detail("/query/complete?cursor=x")).isEqualTo("cursor: 'x' (expected: an integer)");
        assertThat(detail("/query/complete?limit=1"))
                .isEqualTo("parameter: 'limit' (expected: text, cursor, start, end)");
    }

    private static AggregatedHttpResponse parse(String text) {
        return API.get("/query/parse?" + QueryParams.of("text", text).toQueryString());
    }

    private static JsonNode complete(String text, int cursor, String rest) {
        return API.getJson("/query/complete?cursor=" + cursor + rest + "&"
                + QueryParams.of("text", text).toQueryString());
    }

    private static List<String> inserts(JsonNode completed) {
        return StreamSupport.stream(completed.get("items").spliterator(), false)
                .map(item -> item.get("insert").stringValue())
                .toList();
    }

    private static String detail(String path) {
        return ApiServer.detail(API.get(path), 400);
    }
}
