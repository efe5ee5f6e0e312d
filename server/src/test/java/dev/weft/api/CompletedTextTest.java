package dev.weft.api;

import static dev.weft.api.Completions.inserts;
import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.MediaType;
import dev.weft.model.Attribute;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a text can go on at a cursor: by what the language knows, and by what is stored in the range. */
class CompletedTextTest {

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
        assertThat(inserts(complete("{ span.\"a b", 11, ""))).containsExactly("span.\"a b\"");
        assertThat(inserts(complete("{ span.\"http\".la", 16, ""))).containsExactly("span.http.late");
    }

    @Test
    void valuesAreCompletedAsConstants() {
        assertThat(inserts(complete("{ span.http.route = ", 20, "&end=900")))
                .startsWith("nil")
                .endsWith("\"/a\"", "\"/b \\\"x\\\"\"");
        assertThat(inserts(complete("{ span.http.route = \"/b", 23, ""))).containsExactly("\"/b \\\"x\\\"\"");
        assertThat(inserts(complete("{ span.http.route = \"/b \\\"x", 27, ""))).containsExactly("\"/b \\\"x\\\"\"");
        assertThat(inserts(complete("{ .http.code = ", 15, ""))).contains("200", "0.5");
        assertThat(inserts(complete("{ .http.code = 0.", 17, ""))).containsExactly("0.5");
        assertThat(inserts(complete("{ span.http.route =~ ", 21, "&end=900"))).endsWith("\"/a\"", "\"/b \\\"x\\\"\"");
        assertThat(inserts(complete("{ .http.code =~ ", 16, ""))).doesNotContain("nil", "true", "200");
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

    @Test
    void aTextThatIsTooLongForAUrlIsPosted() {
        String text = "{ span.http. = \\\"" + "\u7e54".repeat(9_900) + "\\\" }";

        JsonNode completed = ApiServer.json(
                API.post("/query/complete", MediaType.JSON, "{\"text\":\"" + text + "\",\"cursor\":12}"), 200);

        assertThat(inserts(completed)).contains("span.http.route", "span.http.code");
    }

    private static JsonNode complete(String text, int cursor, String range) {
        return Completions.complete(API, text, "&cursor=" + cursor + range);
    }

    private static String detail(String path) {
        return ApiServer.detail(API.get(path), 400);
    }
}
