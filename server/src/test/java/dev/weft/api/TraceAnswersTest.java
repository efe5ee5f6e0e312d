package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.MediaType;
import dev.weft.model.Attribute;
import dev.weft.model.SpanKind;
import io.opentelemetry.proto.trace.v1.TracesData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trace, its outline and its single spans by their ids. */
class TraceAnswersTest {

    private static final String TRACE = "/traces/00000000000000000000000000000001";

    private final ApiServer api = new ApiServer();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aTraceIsAnsweredAsOtlpJson() {
        api.store(
                span(1, 1, 100).name("receive").kind(SpanKind.SERVER).attributes(Attribute.of("n", 7)),
                span(1, 2, 150).parent(1).error("no"));

        assertThat(api.get(TRACE).contentUtf8()).isEqualTo("""
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},\
                "scopeSpans":[{"scope":{},"spans":[\
                {"traceId":"00000000000000000000000000000001","spanId":"0000000000000001","name":"receive","kind":2,\
                "startTimeUnixNano":"100","endTimeUnixNano":"1100","attributes":[{"key":"n","value":{"intValue":"7"}}]},\
                {"traceId":"00000000000000000000000000000001","spanId":"0000000000000002",\
                "parentSpanId":"0000000000000001","name":"work","kind":1,"startTimeUnixNano":"150",\
                "endTimeUnixNano":"1150","status":{"message":"no","code":2}}]}]}]}""");
    }

    /** RFC 9110, section 12.4.2. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/x-protobuf;q=0.5, application/json;q=0.4 | application/x-protobuf
            application/json, application/x-protobuf             | application/x-protobuf
            */*, application/x-protobuf;q=0.1                    | application/x-protobuf
            application/json, application/x-protobuf;q=0.5       | application/json; charset=utf-8
            application/x-protobuf;q=0, */*                      | application/json; charset=utf-8
            """)
    void whatIsAcceptedWithMoreWeightIsAnswered(String accept, String type) {
        api.store(span(1, 1, 100));

        assertThat(api.get(TRACE, accept).contentType()).isEqualTo(MediaType.parse(type));
    }

    @Test
    void aTraceIsAnsweredAsProtobufWhenThatIsAccepted() throws Exception {
        api.store(span(1, 1, 100).name("receive"));

        AggregatedHttpResponse answer = api.get(TRACE, "application/x-protobuf");

        assertThat(answer.contentType()).isEqualTo(MediaType.create("application", "x-protobuf"));
        TracesData data = TracesData.parseFrom(answer.content().array());
        assertThat(data.getResourceSpans(0).getScopeSpans(0).getSpans(0).getName())
                .isEqualTo("receive");
    }

    @Test
    void conflictingVersionsComeWithTheTrace() {
        api.store(span(1, 1, 100).name("first"));
        api.store(span(1, 1, 100).name("second"));

        assertThat(api.getJson(TRACE).findValuesAsString("name")).containsExactly("first", "second");
        assertThat(api.getJson(TRACE + "/outline").get("conflictingSpanCount").intValue())
                .isEqualTo(1);
    }

    @Test
    void oneSpanIsAnsweredWithItsResource() {
        api.store(span(1, 1, 100), span(1, 2, 150).parent(1).name("child"));

        var answer = api.getJson(TRACE + "/spans/0000000000000002");

        assertThat(answer.findValuesAsString("name")).containsExactly("child");
        assertThat(answer.findValuesAsString("stringValue")).containsExactly("shop");
    }

    @Test
    void anOutlineIsColumns() {
        api.store(
                span(1, 1, 100)
                        .name("receive")
                        .kind(SpanKind.SERVER)
                        .event(120)
                        .link(2, 9)
                        .durationNanos(5_000),
                span(1, 2, 150).parent(1).error("no"),
                span(1, 3, 160).parent(77).service("stock"),
                span(2, 9, 50).link(1, 2));

        assertThat(api.get(TRACE + "/outline").contentUtf8()).isEqualTo("""
                {"traceId":"00000000000000000000000000000001","startTimeUnixNano":"100","endTimeUnixNano":"5100",\
                "spanCount":3,"conflictingSpanCount":0,"root":{"service":"shop","name":"receive"},\
                "services":["shop","stock"],"names":["receive","work"],\
                "spanId":["0000000000000001","0000000000000002","0000000000000003"],"parent":[-1,0,-2],\
                "service":[0,0,1],"name":[0,1,1],"kind":[2,1,1],"status":[0,2,0],"startOffsetNanos":["0","50","60"],\
                "durationNanos":["5000","1000","1000"],"eventCount":[1,0,0],"linksOut":[1,0,0],"linksIn":[0,1,0]}""");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        api.store(span(1, 1, 100));

        assertThat(ApiServer.detail(api.get("/traces/00000000000000000000000000000002"), 404))
                .isEqualTo("trace 00000000000000000000000000000002 is not stored");
        ApiServer.json(api.get("/traces/00000000000000000000000000000002/outline"), 404);
        ApiServer.json(api.get(TRACE + "/spans/0000000000000002"), 404);
    }

    @Test
    void headHasTheHeadersAndNoBody() {
        api.store(span(1, 1, 100));

        AggregatedHttpResponse answer =
                api.client().head("/api/v1" + TRACE).aggregate().join();

        assertThat(answer.status().code()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(MediaType.JSON_UTF_8);
        assertThat(answer.content().isEmpty()).isTrue();
    }
}
