package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of spans and of traces, their order, and the lines of progress before them. */
class SearchAnswersTest {

    private final ApiServer api = new ApiServer();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void spansComeNewestFirstWithTheAttributesThatTheQueryMentions() {
        api.store(
                span(1, 1, 100)
                        .attributes(Attribute.of("code", 500), Attribute.of("other", "x"))
                        .link(2, 2),
                span(2, 2, 200)
                        .kind(SpanKind.SERVER)
                        .attributes(Attribute.of("code", 500))
                        .error("no"),
                span(3, 3, 300).attributes(Attribute.of("code", 200)));

        String answer = search("""
                {"query":"{ span.code = 500 && resource.service.name = \\"shop\\" }","view":"spans"}""");

        assertThat(answer).isEqualTo("""
                {"items":[\
                {"traceId":"00000000000000000000000000000002","spanId":"0000000000000002","service":"shop",\
                "name":"work","kind":"server","status":"error","startTimeUnixNano":"200","durationNanos":"1000",\
                "linksOut":0,"linksIn":1,"attributes":[{"key":"span.code","value":{"intValue":"500"}},\
                {"key":"resource.service.name","value":{"stringValue":"shop"}}]},\
                {"traceId":"00000000000000000000000000000001","spanId":"0000000000000001","service":"shop",\
                "name":"work","kind":"internal","status":"unset","startTimeUnixNano":"100","durationNanos":"1000",\
                "linksOut":1,"linksIn":0,"attributes":[{"key":"span.code","value":{"intValue":"500"}},\
                {"key":"resource.service.name","value":{"stringValue":"shop"}}]}],\
                "next":null,"stats":{"spansInspected":3,"segmentsRead":0,"tookMillis":0},"cut":null,"missing":[]}""");
    }

    @Test
    void tracesComeWithTotalsAndWhatMatched() {
        api.store(
                span(1, 1, 100).name("receive").durationNanos(5_000),
                span(1, 2, 150).parent(1).service("stock").error("no").link(2, 2),
                span(2, 2, 50).parent(7));

        assertThat(search("{\"query\":\"{ status = error }\"}")).isEqualTo("""
                {"items":[\
                {"traceId":"00000000000000000000000000000001","root":{"service":"shop","name":"receive"},\
                "startTimeUnixNano":"100","durationNanos":"5000","spanCount":2,"errorCount":1,\
                "services":["shop","stock"],"linksOut":1,"linksIn":0,"matched":{"count":1,"spans":[\
                {"traceId":"00000000000000000000000000000001","spanId":"0000000000000002","service":"stock",\
                "name":"work","kind":"internal","status":"error","startTimeUnixNano":"150","durationNanos":"1000",\
                "linksOut":1,"linksIn":0,"attributes":[]}]}}],\
                "next":null,"stats":{"spansInspected":3,"segmentsRead":0,"tookMillis":0},"cut":null,"missing":[]}""");
        assertThat(ApiServer.json(api.search("{\"endTimeUnixNano\":100}"), 200)
                        .at("/items/0/root")
                        .isNull())
                .isTrue();
    }

    @Test
    void aTraceShowsTheGroupsThatTheQueryDividesItInto() {
        api.store(
                span(1, 1, 100).durationNanos(12_000_000).attributes(Attribute.of("tier", "gold")),
                span(1, 2, 150).durationNanos(1_500_000),
                span(1, 3, 160).durationNanos(2_500_000));

        JsonNode matched = ApiServer.json(
                        api.search("{\"query\":\"{ } | by(span.tier) | avg(duration) > 0ms | count() >= 1\"}"), 200)
                .at("/items/0/matched");

        assertThat(matched.get("setCount").intValue()).isEqualTo(2);
        assertThat(matched.get("sets").toString()).isEqualTo("""
                [{"attributes":[{"key":"by(span.tier)","value":{"stringValue":"gold"},"text":"\\"gold\\""},\
                {"key":"avg(span:duration)","value":{"intValue":"12000000"},"text":"12ms"},\
                {"key":"count()","value":{"intValue":"1"},"text":"1"}],"count":1},\
                {"attributes":[{"key":"by(span.tier)","value":{},"text":"nil"},\
                {"key":"avg(span:duration)","value":{"intValue":"2000000"},"text":"2ms"},\
                {"key":"count()","value":{"intValue":"2"},"text":"2"}],"count":2}]""");
    }

    @Test
    void theRangeIsHalfOpenAndBeginsAndEndsWithTime() {
        api.store(span(1, 1, 100), span(2, 2, 200), span(3, 3, -2));

        assertThat(traceIds("{}")).hasSize(3);
        assertThat(traceIds("{\"startTimeUnixNano\":\"100\",\"endTimeUnixNano\":\"200\"}"))
                .containsExactly("00000000000000000000000000000001");
        assertThat(traceIds("{\"startTimeUnixNano\":\"18446744073709551614\"}"))
                .containsExactly("00000000000000000000000000000003");
        assertThat(traceIds("{\"startTimeUnixNano\":null,\"query\":null,\"view\":null,\"limit\":null}"))
                .hasSize(3);
    }

    @Test
    void ordersAreNewestOldestLongest() {
        api.store(
                span(1, 1, 100).durationNanos(5),
                span(2, 2, 200).durationNanos(9),
                span(3, 3, 300).durationNanos(7));

        assertThat(traceIds("{\"order\":\"newest\"}"))
                .extracting(id -> id.charAt(31))
                .containsExactly('3', '2', '1');
        assertThat(traceIds("{\"order\":\"oldest\"}"))
                .extracting(id -> id.charAt(31))
                .containsExactly('1', '2', '3');
        assertThat(traceIds("{\"order\":\"longest\"}"))
                .extracting(id -> id.charAt(31))
                .containsExactly('2', '3', '1');
    }

    @ParameterizedTest
    @ValueSource(strings = {"spans", "traces"})
    void pagesJoinWithoutGapOrOverlapWhileSpansArrive(String view) {
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            api.store(span(100 + i, 1, 1_000 + i / 5));
            stored.add("%032x".formatted(100 + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "null";
        int arrived = 0;
        while (true) {
            JsonNode page = ApiServer.json(
                    api.search("{\"query\":\"{ name = \\\"work\\\" }\",\"limit\":4,\"view\":\"" + view
                            + "\",\"cursor\":" + cursor + "}"),
                    200);
            page.get("items").forEach(item -> seen.add(item.get("traceId").stringValue()));
            if (page.get("next").isNull()) {
                break;
            }
            cursor = page.get("next").toString();
            api.store(span(500 + arrived, 1, 2_000 + arrived).name("work"));
            arrived++;
        }

        assertThat(arrived).as("spans that arrived between pages").isEqualTo(6);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void progressComesBeforeTheAnswerWhenLinesAreAccepted() {
        api.store(span(1, 1, 100));

        List<String> lines = api.searchLines("{}");
        List<String> refused = api.searchLines("{\"query\":\"{ nosuch = 1 }\"}");

        assertThat(lines.subList(0, lines.size() - 1))
                .isNotEmpty()
                .containsOnly("{\"progress\":{\"segmentsDone\":0,\"segments\":0}}");
        assertThat(JsonMapper.shared()
                        .readTree(lines.getLast())
                        .at("/answer/items/0/traceId")
                        .stringValue())
                .isEqualTo("00000000000000000000000000000001");
        assertThat(JsonMapper.shared()
                        .readTree(refused.getLast())
                        .at("/problem/status")
                        .intValue())
                .isEqualTo(400);
    }

    /** Returns the answer with its time set to 0. */
    private String search(String body) {
        return api.search(body).contentUtf8().replaceFirst("\"tookMillis\":\\d+", "\"tookMillis\":0");
    }

    private List<String> traceIds(String body) {
        List<String> ids = new ArrayList<>();
        ApiServer.json(api.search(body), 200)
                .get("items")
                .forEach(item -> ids.add(item.get("traceId").stringValue()));
        return ids;
    }
}
