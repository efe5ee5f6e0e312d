package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.SpanKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services, operations, attribute keys and values with their counts, and what the server holds. */
class SuggestionAnswersTest {

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void store() {
        api.store(
                span(1, 1, 100)
                        .service("shop/web 2")
                        .name("GET /a")
                        .kind(SpanKind.SERVER)
                        .attributes(Attribute.of("http.route", "/a"), Attribute.of("a/b c", true)),
                span(1, 2, 110)
                        .service("shop/web 2")
                        .name("GET /a")
                        .kind(SpanKind.SERVER)
                        .error("no")
                        .attributes(Attribute.of("http.route", "/b"), Attribute.of("code", 200)),
                span(1, 3, 120).attributes(Attribute.of("http.route", "/b"), Attribute.of("code", 0.5)),
                span(2, 1, 900).service("late").event(900, Attribute.of("attempt", 2)));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void servicesAreCounted() {
        assertThat(api.get("/services?start=100&end=900").contentUtf8()).isEqualTo("""
                {"services":[{"name":"shop","spanCount":1,"errorCount":0},\
                {"name":"shop/web 2","spanCount":2,"errorCount":1}]}""");
        assertThat(api.getJson("/services").get("services")).hasSize(3);
    }

    @Test
    void operationsOfAServiceAreCountedWhateverItsName() {
        assertThat(api.get("/services/shop%2Fweb%202/operations").contentUtf8())
                .isEqualTo("{\"operations\":[{\"name\":\"GET /a\",\"kind\":\"server\",\"spanCount\":2}]}");
        assertThat(api.get("/services/nobody/operations").contentUtf8()).isEqualTo("{\"operations\":[]}");
    }

    @Test
    void attributeKeysComeWithTheirTypes() {
        assertThat(api.get("/attributes?end=900&prefix=c").contentUtf8())
                .isEqualTo("{\"keys\":[{\"scope\":\"span\",\"key\":\"code\",\"types\":[\"double\",\"int\"],"
                        + "\"spanCount\":2}],\"complete\":true}");
        assertThat(api.get("/attributes?scope=event").contentUtf8())
                .isEqualTo("{\"keys\":[{\"scope\":\"event\",\"key\":\"attempt\",\"types\":[\"int\"],\"spanCount\":1}],"
                        + "\"complete\":true}");
        assertThat(api.get("/attributes/event/attempt/values").contentUtf8()).isEqualTo("""
                {"values":[{"type":"int","value":"2","spanCount":1}],"complete":true}""");
        assertThat(api.getJson("/attributes?limit=1").get("complete").booleanValue())
                .isFalse();
    }

    @Test
    void attributeValuesComeWithTheirTypes() {
        assertThat(api.get("/attributes/span/http.route/values").contentUtf8()).isEqualTo("""
                {"values":[{"type":"string","value":"/b","spanCount":2},{"type":"string","value":"/a","spanCount":1}],\
                "complete":true}""");
        assertThat(api.get("/attributes/span/code/values").contentUtf8()).isEqualTo("""
                {"values":[{"type":"int","value":"200","spanCount":1},{"type":"double","value":"0.5","spanCount":1}],\
                "complete":true}""");
        assertThat(api.get("/attributes/span/a%2Fb%20c/values").contentUtf8())
                .isEqualTo("{\"values\":[{\"type\":\"bool\",\"value\":\"true\",\"spanCount\":1}],\"complete\":true}");
        assertThat(api.getJson("/attributes/resource/service.name/values?prefix=shop%2F")
                        .at("/values/0/value")
                        .stringValue())
                .isEqualTo("shop/web 2");
        assertThat(api.getJson("/attributes/span/http.route/values?limit=1")
                        .get("complete")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void statusTellsWhatTheServerHolds() {
        assertThat(api.get("/status").contentUtf8()).isEqualTo("""
                {"version":"0.1.0","startedAtUnixNano":"1700000000000000000","spanCount":"4",\
                "endpoints":{"otlpGrpc":"127.0.0.1:4317","otlpHttp":"http://127.0.0.1:4318",\
                "explorer":"http://127.0.0.1:9338"},"authentication":"none","retention":null,\
                "discardedSignals":[{"signal":"metrics","sender":"orders-api","requests":12,\
                "lastSeenUnixNano":"1700000000000000001","setting":"OTEL_METRICS_EXPORTER=none"}],\
                "latestTraceId":"00000000000000000000000000000002"}""");
    }
}
