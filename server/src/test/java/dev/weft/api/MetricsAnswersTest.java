package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static dev.weft.explore.LimitsSketch.limits;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.MediaType;
import dev.weft.model.Attribute;
import dev.weft.model.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Series over time and counts by value. */
class MetricsAnswersTest {

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void store() {
        api.store(
                span(1, 1, 100).kind(SpanKind.SERVER).durationNanos(4).attributes(Attribute.of("code", 200)),
                span(1, 2, 150).parent(1).durationNanos(8).error("no").attributes(Attribute.of("code", 500)),
                span(2, 1, 260).name("other").durationNanos(16).attributes(Attribute.of("code", 500)),
                span(3, 1, 900).name("later").link(1, 1));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aSampleCountsTheSpansOfTheStepBeforeIt() {
        assertThat(series("{} | count_over_time() by (span:status)", "100", "300", "100"))
                .isEqualTo("""
                {"series":[\
                {"labels":{"status":{"stringValue":"error"}},\
                "points":[["100",0.0],["200",1.0],["300",0.0]],"exemplars":[\
                {"traceId":"00000000000000000000000000000001","spanId":"0000000000000002","timeUnixNano":"150",\
                "value":1.0}]},\
                {"labels":{"status":{"stringValue":"unset"}},\
                "points":[["100",1.0],["200",0.0],["300",1.0]],"exemplars":[\
                {"traceId":"00000000000000000000000000000001","spanId":"0000000000000001","timeUnixNano":"100",\
                "value":1.0},\
                {"traceId":"00000000000000000000000000000002","spanId":"0000000000000001","timeUnixNano":"260",\
                "value":1.0}]}],\
                "stats":{"spansInspected":4,"segmentsRead":0,"tookMillis":0},"cut":null,"missing":[]}""");
    }

    @Test
    void progressComesBeforeTheAnswerWhenLinesAreAccepted() {
        List<String> lines =
                api.lines("/metrics", "{\"query\":\"{} | count_over_time()\",\"endTimeUnixNano\":\"1000\"}");
        List<String> refused = api.lines("/metrics", "{\"query\":\"{}\"}");

        assertThat(lines.subList(0, lines.size() - 1))
                .isNotEmpty()
                .containsOnly("{\"progress\":{\"segmentsDone\":0,\"segments\":0}}");
        assertThat(JsonMapper.shared()
                        .readTree(lines.getLast())
                        .at("/answer/series/0/points/0/1")
                        .doubleValue())
                .isEqualTo(4);
        assertThat(JsonMapper.shared()
                        .readTree(refused.getLast())
                        .at("/problem/status")
                        .intValue())
                .isEqualTo(400);
    }

    @Test
    void infinitiesAreStrings() {
        api.store(
                span(4, 1, 50).attributes(Attribute.of("large", Double.MAX_VALUE)),
                span(4, 2, 50).attributes(Attribute.of("large", Double.MAX_VALUE)));

        assertThat(answer("{} | sum_over_time(span.large)", "0", "100", "100")
                        .at("/series/0/points")
                        .toString())
                .isEqualTo("[[\"100\",\"Infinity\"]]");
    }

    @Test
    void withoutAStepOneSampleMeasuresTheWholeRange() {
        JsonNode answer = ApiServer.json(api.post("/metrics", MediaType.JSON, """
                        {"query":"{} | count_over_time()","startTimeUnixNano":"100","endTimeUnixNano":"260"}"""), 200);

        assertThat(answer.at("/series/0/points").toString()).isEqualTo("[[\"260\",2.0]]");
    }

    @Test
    void twoFieldsOfTheParentHaveTwoLabels() {
        api.store(
                span(4, 1, 50).attributes(Attribute.of("name", "attribute")),
                span(4, 2, 50).parent(1));

        assertThat(answer(
                                "{ span:id = \"2\" && trace:id = \"4\" } | rate() by (parent.name, parent.\"name\")",
                                "0",
                                "100",
                                "100")
                        .at("/series/0/labels")
                        .toString())
                .isEqualTo("{\"parent.name\":{\"stringValue\":\"work\"},"
                        + "\"parent.\\\"name\\\"\":{\"stringValue\":\"attribute\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "{ span.code = 500 }",
                "{} >> { status = error }",
                "{} <- {}",
                "{} ->> {} with(max_links=2)",
                "{ kind = server } && { status = error } | count() > 1",
                "{} | by(name) | count() = 1 | coalesce() | select(span.code)",
                "({} | count() > 1) || { name = `later` }"
            })
    void anyQueryForSpansHasAHistogram(String query) {
        List<String> found = new ArrayList<>();
        ApiServer.json(api.search("{\"view\":\"spans\",\"query\":" + quoted(query) + "}"), 200)
                .get("items")
                .forEach(item -> found.add(item.get("spanId").stringValue()));
        double counted = 0;
        for (JsonNode series : answer(query + " | count_over_time() by (span:status)", "0", "1000", "100")
                .get("series")) {
            for (JsonNode point : series.get("points")) {
                counted += point.get(1).doubleValue();
            }
        }

        assertThat(found).isNotEmpty();
        assertThat(counted).isEqualTo(found.size());
    }

    @Test
    void facetsCountValuesAsConditionsFindThem() {
        String facets = facets("""
                {"fields":["resource.service.name","span:name","kind","span:status","span.code","duration"],"limit":2}""");

        assertThat(facets).isEqualTo("""
                {"facets":[\
                {"field":"resource.service.name","values":[\
                {"value":{"stringValue":"shop"},"text":"\\"shop\\"","count":4}],"complete":true},\
                {"field":"span:name","values":[{"value":{"stringValue":"work"},"text":"\\"work\\"","count":2},\
                {"value":{"stringValue":"later"},"text":"\\"later\\"","count":1}],"complete":false},\
                {"field":"span:kind","values":[{"value":{"stringValue":"internal"},"text":"internal","count":3},\
                {"value":{"stringValue":"server"},"text":"server","count":1}],"complete":true},\
                {"field":"span:status","values":[{"value":{"stringValue":"unset"},"text":"unset","count":3},\
                {"value":{"stringValue":"error"},"text":"error","count":1}],"complete":true},\
                {"field":"span.code","values":[{"value":{"intValue":"500"},"text":"500","count":2},\
                {"value":{"intValue":"200"},"text":"200","count":1}],"complete":true},\
                {"field":"span:duration","values":[{"value":{"intValue":"16"},"text":"16ns","count":1},\
                {"value":{"intValue":"1000"},"text":"1us","count":1}],"complete":false}],\
                "cut":null,"missing":[]}""");
        for (JsonNode facet : JsonMapper.shared().readTree(facets).get("facets")) {
            for (JsonNode value : facet.get("values")) {
                String condition = "{ " + facet.get("field").stringValue() + " = "
                        + value.get("text").stringValue() + " }";
                assertThat(ApiServer.json(api.search("{\"view\":\"spans\",\"query\":" + quoted(condition) + "}"), 200)
                                .get("items")
                                .size())
                        .as(condition)
                        .isEqualTo(value.get("count").intValue());
            }
        }
    }

    @Test
    void aFieldThatComesTwiceIsCountedOnce() {
        assertThat(facets("{\"fields\":[\"name\",\"kind\",\"span:name\"]}").split("\"field\"", -1))
                .hasSize(3);
    }

    @Test
    void facetsAreOfTheSpansThatMatchInTheRange() {
        assertThat(facets("""
                {"fields":["name"],"query":"{ span.code > 0 }","startTimeUnixNano":"101","endTimeUnixNano":"900"}"""))
                .contains("\"text\":\"\\\"work\\\"\",\"count\":1", "other", "\"complete\":true")
                .doesNotContain("later");
    }

    @Test
    void whatCannotBeAskedIsRefusedByName() {
        assertThat(refusal("/metrics", "{\"query\":\"{}\",\"stepNanos\":\"5\"}"))
                .startsWith("query: one for spans (expected: a metrics query, such as { } | rate();");
        assertThat(refusal("/metrics", "{\"query\":\"{} | rate()\"}"))
                .isEqualTo("range: 18446744073709551615 ns long (expected, without a step: 1 to 2^63 - 1)");
        assertThat(refusal("/metrics", "{\"query\":\"{} | rate()\",\"stepNanos\":\"0\"}"))
                .startsWith("stepNanos: '0' (expected: ");
        assertThat(refusal("/metrics", body("{} | rate()", "0", "11000", "1")))
                .isEqualTo("samples: 11000+1 (expected: 1 to 11000; ask for a longer step or a shorter range)");
        assertThat(api.post("/metrics", MediaType.JSON, body("{} | rate(", "0", "10", "1"))
                        .contentUtf8())
                .contains("\"position\":{\"offset\":10,");
        assertThat(refusal("/facets", "{}")).isEqualTo("fields: 0 (expected: 1 to 50 fields)");
        assertThat(refusal("/facets", "{\"fields\":[\"nosuch\"]}")).startsWith("field: 'nosuch': ");
        assertThat(refusal("/facets", "{\"fields\":[\"name\"],\"query\":\"{} | rate()\"}"))
                .startsWith("query: a metrics query (expected: one for spans;");
        assertThat(refusal("/facets", "{\"fields\":[\"name\"],\"limit\":0}"))
                .isEqualTo("limit: 0 (expected: 1 to 1000)");
    }

    @Test
    void moreSeriesThanTheLimitAreRefused() {
        try (ApiServer small = new ApiServer(limits().maxSeries(2).build())) {
            small.store(
                    span(1, 1, 100).name("a"),
                    span(1, 2, 100).name("b"),
                    span(1, 3, 100).name("c"));

            AggregatedHttpResponse answer =
                    small.post("/metrics", MediaType.JSON, body("{} | rate() by (name)", "0", "100", "100"));

            assertThat(ApiServer.detail(answer, 422)).startsWith("more than 2 series (group by fewer fields");
        }
    }

    private String series(String query, String start, String end, String step) {
        return api.post("/metrics", MediaType.JSON, body(query, start, end, step))
                .contentUtf8()
                .replaceFirst("\"tookMillis\":\\d+", "\"tookMillis\":0");
    }

    private JsonNode answer(String query, String start, String end, String step) {
        return ApiServer.json(api.post("/metrics", MediaType.JSON, body(query, start, end, step)), 200);
    }

    private String facets(String body) {
        return api.post("/facets", MediaType.JSON, body).contentUtf8();
    }

    private String refusal(String path, String body) {
        return ApiServer.detail(api.post(path, MediaType.JSON, body), 400);
    }

    private static String body(String query, String start, String end, String step) {
        return "{\"query\":" + quoted(query) + ",\"startTimeUnixNano\":\"" + start + "\",\"endTimeUnixNano\":\"" + end
                + "\",\"stepNanos\":\"" + step + "\"}";
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
