package dev.weft.api;

import static dev.weft.explore.LimitsSketch.limits;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a text means as a query, and what is wrong with it. */
class QueryTextAnswersTest {

    private static final ApiServer API = new ApiServer();

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
        String text = "{ span.a = \\\"" + "\u7e54".repeat(9_900) + "\\\" }";

        JsonNode parsed = ApiServer.json(API.post("/query/parse", MediaType.JSON, "{\"text\":\"" + text + "\"}"), 200);

        assertThat(parsed.at("/conditions/0/field").stringValue()).isEqualTo("span.a");
        assertThat(ApiServer.detail(API.post("/query/parse", MediaType.JSON, "{\"cursor\":1}"), 400))
                .isEqualTo("field: 'cursor' (expected: text)");
    }

    private static AggregatedHttpResponse parse(String text) {
        return API.get("/query/parse?" + QueryParams.of("text", text).toQueryString());
    }
}
