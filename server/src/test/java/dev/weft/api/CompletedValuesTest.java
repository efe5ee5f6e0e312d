package dev.weft.api;

import static dev.weft.api.Completions.inserts;
import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Values of every field are offered with the number of spans in the range on which the field has them. */
class CompletedValuesTest {

    private static final ApiServer API = new ApiServer();

    @BeforeAll
    static void store() {
        API.store(
                span(1, 1, 100)
                        .service("cart")
                        .name("GET /a")
                        .kind(SpanKind.SERVER)
                        .scope("http", "1.0")
                        .event("retry", 101)
                        .event("fail", 102)
                        .event("retry", 103),
                span(1, 2, 110)
                        .parent(1)
                        .service("stock")
                        .name("reserve")
                        .kind(SpanKind.CLIENT)
                        .error("out of stock")
                        .scope("http", "2.0")
                        .event("fail", 111)
                        .link(1, 1)
                        .attributes(Attribute.of("cached", true)),
                span(2, 1, 900)
                        .parent(7)
                        .service("late")
                        .name("batch")
                        .link(8, 8)
                        .attributes(Attribute.of("cached", "maybe"), Attribute.of("rare", false)));
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    event:name              | "fail" 2, "retry" 1
                    statusMessage           | "" 2, "out of stock" 1
                    instrumentation:name    | "http" 2, "" 1
                    instrumentation:version | "" 1, "1.0" 1, "2.0" 1
                    rootName                | "GET /a" 2, "" 1
                    rootServiceName         | "cart" 2, "" 1
                    resource.service.name   | "cart" 1, "late" 1, "stock" 1
                    name                    | "GET /a" 1, "batch" 1, "reserve" 1
                    kind                    | client 1, internal 1, server 1
                    status                  | unset 2, error 1
                    link:dangling           | false 1, true 1
                    span.cached             | "maybe" 1, true 1
                    span.rare               | false 1
                    """)
    void valuesComeWithTheirCounts(String field, String counted) {
        JsonNode completed = complete("{ " + field + " = ", "");

        assertThat(String.join(", ", counted(completed))).isEqualTo(counted);
        assertThat(completed.get("complete").booleanValue()).isTrue();
    }

    @Test
    void whatTheLanguageKnowsStandsBeforeWhatOccurs() {
        assertThat(inserts(complete("{ kind = ", "")))
                .contains("nil", "unspecified", "producer", "consumer")
                .endsWith("client", "internal", "server")
                .doesNotHaveDuplicates();
        assertThat(inserts(complete("{ span.cached = ", "")))
                .contains("false")
                .endsWith("\"maybe\"", "true")
                .doesNotHaveDuplicates();
    }

    @Test
    void onlySpansOfTheRangeCount() {
        assertThat(counted(complete("{ rootName = ", "&start=110&end=900"))).containsExactly("\"GET /a\" 1");
        assertThat(counted(complete("{ event:name = ", "&start=110&end=900"))).containsExactly("\"fail\" 1");
        assertThat(counted(complete("{ kind = ", "&start=110&end=900"))).containsExactly("client 1");
    }

    @Test
    void whatWasTypedGoesOn() {
        assertThat(counted(complete("{ event:name = \"re", ""))).containsExactly("\"retry\" 1");
        assertThat(counted(complete("{ statusMessage =~ `out", ""))).containsExactly("\"out of stock\" 1");
        assertThat(counted(complete("{ kind = se", ""))).containsExactly("server 1");
        assertThat(inserts(complete("{ kind = \"se", ""))).isEmpty();
        assertThat(inserts(complete("{ span.cached = \"", ""))).containsExactly("\"maybe\"");
    }

    @Test
    void whatTheParentMayHaveIsCountedOnTheSpanItselfWhichIsSaid() {
        assertThat(detailed(complete("{ parent.event:name = ", "")))
                .containsExactly(
                        "\"fail\" 2 string, counted on the span itself",
                        "\"retry\" 1 string, counted on the span itself");
        assertThat(detailed(complete("{ parent.kind = s", ""))).containsExactly("server 1 counted on the span itself");
        assertThat(detailed(complete("{ parent.span.r", "")))
                .containsExactly("parent.span.rare 1 bool, counted on the span itself");
        assertThat(detailed(complete("{ span.r", ""))).containsExactly("span.rare 1 bool");
    }

    private static List<String> detailed(JsonNode completed) {
        List<String> detailed = new ArrayList<>();
        for (JsonNode item : completed.get("items")) {
            if (!item.get("count").isNull()) {
                detailed.add(item.get("insert").stringValue() + " "
                        + item.get("count").intValue() + " "
                        + item.get("detail").stringValue());
            }
        }
        return detailed;
    }

    private static JsonNode complete(String text, String range) {
        return Completions.complete(API, text, range);
    }

    /** Returns the items that have a count, with it. */
    private static List<String> counted(JsonNode completed) {
        List<String> counted = new ArrayList<>();
        for (JsonNode item : completed.get("items")) {
            if (!item.get("count").isNull()) {
                counted.add(item.get("insert").stringValue() + " "
                        + item.get("count").intValue());
            }
        }
        return counted;
    }
}
