package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static dev.weft.explore.LimitsSketch.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.otlp.CanonicalTraces;
import dev.weft.otlp.OtlpProtobufWriter;
import dev.weft.otlp.ProtoJson;
import dev.weft.store.contract.Seed;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Found spans as a file: table, lines or OTLP, whole or with the place where it was cut. */
class ExportAnswersTest {

    private static final String CUT = "weft-cut";

    /** Pages of seven spans. */
    private final ApiServer api = new ApiServer(limits().maxPageSize(7).build());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aTableHasAHeaderAndARecordForEachSpan() {
        api.store(
                span(1, 1, 100).name("GET /a, \"b\"").link(2, 2),
                span(2, 2, 300).name("=1+1").service("@shop").error("no").durationNanos(-5),
                span(3, 3, 200).name("two\nlines").durationNanos(Long.MAX_VALUE));

        AggregatedHttpResponse answer = export("csv", "{}");

        assertThat(answer.contentUtf8())
                .isEqualTo(
                        "traceId,spanId,service,name,kind,status,startTimeUnixNano,durationNanos,linksOut,linksIn\r\n"
                                + "00000000000000000000000000000002,0000000000000002,'@shop,'=1+1,internal,error,300,-5,0,1\r\n"
                                + "00000000000000000000000000000003,0000000000000003,shop,\"two\nlines\",internal,unset,200,"
                                + "9223372036854775807,0,0\r\n"
                                + "00000000000000000000000000000001,0000000000000001,shop,\"GET /a, \"\"b\"\"\",internal,unset,"
                                + "100,1000,1,0\r\n");
        assertThat(answer.contentType()).isEqualTo(MediaType.parse("text/csv; charset=utf-8; header=present"));
        assertThat(answer.headers().get(HttpHeaderNames.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"weft-spans.csv\"");
        assertThat(answer.headers().contains(CUT)).isFalse();
        assertThat(export("csv", "{\"query\":\"{ name = \\\"none\\\" }\",\"columns\":[\"name\",\"traceId\"]}")
                        .contentUtf8())
                .isEqualTo("name,traceId\r\n");
    }

    @Test
    void aTableHasTheFieldsThatWereAskedFor() {
        api.store(
                span(1, 1, 100)
                        .error("too, late")
                        .attributes(
                                Attribute.of("a b", -7),
                                Attribute.of("real", 0.5),
                                new Attribute("bytes", new AttributeValue.Bytes(new byte[] {1, 2})),
                                new Attribute("list", new AttributeValue.Array(List.of(new AttributeValue.Int(1))))),
                span(1, 2, 90).parent(1).resource(Attribute.of("service.name", "cart"), Attribute.of("real", true)));

        assertThat(export("csv", """
                        {"columns":["spanId","span.\\"a b\\"",".real","resource.real","span.bytes","span.list",
                        "resource.service.name","span:statusMessage","span:parentID","trace:id","span:duration"]}""").contentUtf8())
                .isEqualTo("spanId,\"span.\"\"a b\"\"\",.real,resource.real,span.bytes,span.list,resource.service.name,"
                        + "span:statusMessage,span:parentID,trace:id,span:duration\r\n"
                        + "0000000000000001,-7,0.5,,AQI=,\"{\"\"arrayValue\"\":{\"\"values\"\":[{\"\"intValue\"\":"
                        + "\"\"1\"\"}]}}\",shop,\"too, late\",,00000000000000000000000000000001,1000\r\n"
                        + "0000000000000002,,true,true,,,cart,,0000000000000001,"
                        + "00000000000000000000000000000001,1000\r\n");
    }

    /** As the explorer asks: what the span alone does not tell is mentioned or selected. */
    @Test
    void aTableHasWhatTheQueryTellsOfTraceParentLinkAndEvent() {
        api.store(
                span(1, 1, 100).name("root").attributes(Attribute.of("a", "up")).durationNanos(50),
                span(1, 2, 110)
                        .parent(1)
                        .durationNanos(10)
                        .link(2, 3, Attribute.of("tenant", "t-1"))
                        .event(115, Attribute.of("step", 4)),
                span(2, 3, 10).durationNanos(20));

        assertThat(export("csv", """
                        {"query":"{ link.tenant = `t-1` } | select(trace:rootName, parent.span.a, link:wait, event.step)",
                        "columns":["spanId","link.tenant","trace:rootName","parent.span.a","link:wait","event.step",
                        "span:linkedByCount"]}""").contentUtf8().lines())
                .containsExactly(
                        "spanId,link.tenant,trace:rootName,parent.span.a,link:wait,event.step,span:linkedByCount",
                        "0000000000000002,t-1,root,up,80,4,0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest", "longest"})
    void linesAreTheRowsOfASearch(String order) {
        api.store(spans());
        String question =
                "\"query\":\"{ span.number >= 10 }\",\"startTimeUnixNano\":\"1020\",\"order\":\"" + order + "\"";
        JsonNode found = ApiServer.json(api.search("{" + question + ",\"view\":\"spans\",\"limit\":7}"), 200);

        List<JsonNode> lines = export("jsonl", "{" + question + ",\"view\":\"spans\"}")
                .contentUtf8()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(lines).hasSize(21).doesNotHaveDuplicates();
        assertThat(lines.subList(0, 7)).containsExactlyElementsOf(found.get("items"));
    }

    @Test
    void spansAreWholeInOtlp() throws InvalidProtocolBufferException {
        List<Span> spans = spans();
        api.store(spans);
        api.store(span(2, 1, 1_001).name("another version"));

        AggregatedHttpResponse answer = export("otlp", "{\"order\":\"oldest\"}");

        assertThat(CanonicalTraces.of(ProtoJson.parse(answer.contentUtf8())))
                .containsExactlyInAnyOrderElementsOf(
                        CanonicalTraces.of(TracesData.parseFrom(OtlpProtobufWriter.tracesData(spans))));
        assertThat(export("otlp", "{\"endTimeUnixNano\":\"1\"}").contentUtf8()).isEqualTo("{\"resourceSpans\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "otlp"})
    void aLimitCutsAnExportAndItSaysSo(String format) {
        try (ApiServer small =
                new ApiServer(limits().maxPageSize(7).maxExportSpans(10).build())) {
            small.store(spans());
            AggregatedHttpResponse cut = small.post("/export?format=" + format, MediaType.JSON, "{}");
            AggregatedHttpResponse whole =
                    small.post("/export?format=" + format, MediaType.JSON, "{\"query\":\"{ span.number < 10 }\"}");

            assertThat(cut.headers().get(CUT)).isEqualTo("after 10 spans");
            assertThat(cut.contentUtf8().split("startTimeUnixNano", -1)).hasSize(format.equals("csv") ? 2 : 11);
            assertThat(whole.headers().contains(CUT)).isFalse();
        }
    }

    @Test
    void aWalkThatEndedAtItsLimitCutsAnExport() {
        List<Span> chain = new ArrayList<>();
        chain.add(span(1, 1, 1).name("first").build());
        for (int i = 2; i <= 9; i++) {
            chain.add(span(i, 1, i).link(i - 1, 1).build());
        }
        api.store(chain);

        AggregatedHttpResponse cut = export("csv", "{\"query\":\"{ name = \\\"first\\\" } <<- { }\"}");
        AggregatedHttpResponse whole =
                export("csv", "{\"query\":\"{ name = \\\"first\\\" } <<- { } with(max_links=9)\"}");

        assertThat(cut.contentUtf8().lines()).hasSize(6);
        assertThat(cut.headers().get(CUT)).isEqualTo("where a path of links could go on");
        assertThat(whole.contentUtf8().lines()).hasSize(9);
        assertThat(whole.headers().contains(CUT)).isFalse();
    }

    /** The beginning of a long file is sent before its end is known. */
    @Test
    void aLongFileSaysBehindItselfThatItWasCut() {
        try (ApiServer small = new ApiServer(limits().maxExportSpans(5_000).build())) {
            List<Span> spans = new ArrayList<>();
            for (int i = 1; i <= 5_001; i++) {
                spans.add(span(i / 100 + 1, i, i).build());
            }
            small.store(spans);

            AggregatedHttpResponse answer = small.post("/export?format=jsonl", MediaType.JSON, "{}");

            assertThat(answer.contentUtf8().lines()).hasSize(5_000);
            assertThat(answer.headers().get(HttpHeaderNames.TRAILER)).isEqualTo("weft-cut, weft-missing");
            assertThat(answer.headers().contains(CUT)).isFalse();
            assertThat(answer.trailers().get(CUT)).isEqualTo("after 5000 spans");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ?format=xml  | {}                        | format: 'xml' (expected: csv, jsonl, otlp)
                    ``           | {}                        | format: absent (expected: csv, jsonl, otlp)
                    ?format=csv  | {"limit":5}               | field: 'limit' (expected: query, startTimeUnixNano, endTimeUnixNano, view, order, columns)
                    ?format=csv  | {"view":"traces"}         | view: 'traces' (expected: spans)
                    ?format=csv  | {"columns":"name"}        | columns: name (expected: an array of fields)
                    ?format=csv  | {"columns":[7]}           | column: 7 (expected: a string)
                    ?format=csv  | {"columns":["span.a ="]} | column: 'span.a =': line 1, column 8: unexpected '=' (expected: end of query)
                    ?format=csv  | {"columns":["trace:duration"]} | column: 'trace:duration' (expected: a field that the span alone tells, or one that the query mentions or selects)
                    ?format=otlp | {"query":"{ status > ok }"} | line 1, column 10: '>' with a status (expected: = or !=)
                    """)
    void anExportIsRefusedByNameAndValue(String parameters, String body, String detail) {
        AggregatedHttpResponse answer = api.post("/export" + parameters, MediaType.JSON, body);

        assertThat(ApiServer.detail(answer, 400)).isEqualTo(detail);
    }

    @Test
    void onlyJsonIsExportedWith() {
        assertThat(api.post("/export?format=csv", MediaType.PLAIN_TEXT_UTF_8, "{}")
                        .status()
                        .code())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h1c", "h2c"})
    void aClientThatGoesAwayEndsIt(String protocol) {
        AtomicReference<StallingReader> made = new AtomicReference<>();
        try (ApiServer stalling = new ApiServer(limits().build(), rest -> {
            made.set(new StallingReader(rest, 2));
            return Objects.requireNonNull(made.get());
        })) {
            List<Span> spans = new ArrayList<>();
            for (int i = 1; i <= 3_000; i++) {
                spans.add(span(1, i, i).build());
            }
            stalling.store(spans);
            StallingReader reader = Objects.requireNonNull(made.get());
            RequestHeaders headers = RequestHeaders.of(
                    HttpMethod.POST, "/api/v1/export?format=jsonl", HttpHeaderNames.CONTENT_TYPE, MediaType.JSON);
            HttpResponse response =
                    WebClient.of(protocol + "://127.0.0.1:" + stalling.port()).execute(headers, "{}");
            var answer = response.aggregate();
            await().until(() -> reader.running() == 1);

            response.abort();

            await().until(() -> reader.cancelled() == 1);
            assertThat(answer).isCompletedExceptionally();
        }
    }

    /** Forty spans of five traces, of all that a span can have, from 1,001 on in some order. */
    private static List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            spans.add(span(i % 5 + 1, i, 1_000 + i)
                    .name("work " + i % 3)
                    .durationNanos(i * 37 % 11)
                    .attributes(Attribute.of("number", i), Attribute.of("text", "x".repeat(i)))
                    .event(1_000 + i, Attribute.of("e", i))
                    .link(i % 7 + 1, 40 - i)
                    .build());
        }
        Collections.shuffle(spans, Seed.ofRun().random());
        return spans;
    }

    private AggregatedHttpResponse export(String format, String body) {
        AggregatedHttpResponse answer = api.post("/export?format=" + format, MediaType.JSON, body);
        assertThat(answer.status().code()).isEqualTo(200);
        return answer;
    }
}
