package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.ingest.Submission;
import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.model.SpanKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OTLP/JSON in all the spellings that clients use. */
class OtlpJsonTest {

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(span("\uFEFF" + Requests.json("")).traceId().toString()).isEqualTo(Requests.TRACE_ID);
    }

    @Test
    void snakeCaseNamesAreReadAndUnknownFieldsSkipped() {
        Span span = span("{\"new\":[{\"a\":1}],\"resource_spans\":[{\"resource\":{\"dropped_attributes_count\":1},"
                + "\"schema_url\":\"r\",\"scope_spans\":[{\"schema_url\":\"s\",\"spans\":[{\"trace_id\":\""
                + Requests.TRACE_ID + "\",\"span_id\":\"" + Requests.SPAN_ID + "\",\"parent_span_id\":\""
                + Requests.SPAN_ID + "\",\"start_time_unix_nano\":\"7\",\"dropped_links_count\":3,"
                + "\"unknown\":{\"deep\":[1,{}]}}]}]}]}");

        assertThat(span.resource().droppedAttributesCount()).isEqualTo(1);
        assertThat(span.resource().schemaUrl()).isEqualTo("r");
        assertThat(span.scope().schemaUrl()).isEqualTo("s");
        assertThat(span.parentSpanId().toString()).isEqualTo(Requests.SPAN_ID);
        assertThat(span.startTimeUnixNano()).isEqualTo(7);
        assertThat(span.droppedLinksCount()).isEqualTo(3);
    }

    @Test
    void resourceAndScopeMayFollowTheirSpans() {
        Span span = span("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"spanId\":\"" + Requests.SPAN_ID
                + "\",\"traceId\":\"" + Requests.TRACE_ID + "\"}],\"scope\":{\"name\":\"late\"}}],\"resource\":"
                + "{\"attributes\":[{\"value\":{\"stringValue\":\"orders\"},\"key\":\"service.name\"}]}}]}");

        assertThat(span.scope().name()).isEqualTo("late");
        assertThat(span.service()).isEqualTo("orders");
    }

    @Test
    void idsMayBeInUpperCase() {
        assertThat(span(Requests.json("")
                                .toUpperCase(Locale.ROOT)
                                .replace("RESOURCESPANS", "resourceSpans")
                                .replace("SCOPESPANS", "scopeSpans")
                                .replace("SPANS", "spans")
                                .replace("TRACEID", "traceId")
                                .replace("SPANID", "spanId"))
                        .traceId()
                        .toString())
                .isEqualTo(Requests.TRACE_ID);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "'\"7\"', 7",
        "7.0, 7",
        "'\"7e2\"', 700",
        "-9223372036854775808, -9223372036854775808",
        "'\"9223372036854775807\"', 9223372036854775807"
    })
    void integersAreReadFromNumbersAndStrings(String sent, long read) {
        assertThat(value("{\"intValue\":" + sent + "}")).isEqualTo(new AttributeValue.Int(read));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "'\"1.5\"', 1.5",
        "3, 3.0",
        "-0.0, -0.0",
        "'\"NaN\"', NaN",
        "'\"Infinity\"', Infinity",
        "'\"-Infinity\"', -Infinity",
        "1e-400, 0.0"
    })
    void doublesAreReadFromNumbersAndStrings(String sent, double read) {
        assertThat(value("{\"doubleValue\":" + sent + "}")).isEqualTo(new AttributeValue.Real(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+/8=", "+/8", "-_8", "-_8="})
    void bytesAreReadInBothAlphabets(String sent) {
        assertThat(value("{\"bytesValue\":\"" + sent + "\"}"))
                .isEqualTo(new AttributeValue.Bytes(new byte[] {(byte) 0xFB, (byte) 0xFF}));
    }

    @Test
    void whatSaysNothingIsAnEmptyValue() {
        assertThat(value("{}")).isEqualTo(new AttributeValue.Empty());
        assertThat(value("{\"stringValue\":null}")).isEqualTo(new AttributeValue.Empty());
        assertThat(value("null")).isEqualTo(new AttributeValue.Empty());
        assertThat(value("{\"futureValue\":{\"x\":[1]}}")).isEqualTo(new AttributeValue.Empty());
    }

    @Test
    void timesAreUnsigned() {
        Span span = span(Requests.json(",\"startTimeUnixNano\":18446744073709551615,\"endTimeUnixNano\":\"0\""));

        assertThat(span.startTimeUnixNano()).isEqualTo(-1);
        assertThat(span.endTimeUnixNano()).isZero();
    }

    @Test
    void enumsAreReadFromNumbersAndNames() {
        assertThat(span(Requests.json(",\"kind\":5,\"status\":{\"code\":2}")).kind())
                .isEqualTo(SpanKind.CONSUMER);
        Span named =
                span(Requests.json(",\"kind\":\"SPAN_KIND_CONSUMER\",\"status\":{\"code\":\"STATUS_CODE_ERROR\"}"));
        assertThat(named.kind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(named.status().isError()).isTrue();
        assertThat(span(Requests.json(",\"kind\":77")).kind().number()).isEqualTo(77);
    }

    @Test
    void unpairedSurrogatesAndInvalidUtf8AreMendedAndTold() {
        Submission surrogate = submission(
                Requests.json(",\"name\":\"a\\ud800b\\ud83d\\ude00\"").getBytes(StandardCharsets.UTF_8));
        byte[] body = Requests.json(",\"name\":\"a#b\"").getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('#')] = (byte) 0xFF;
        Submission invalid = submission(body);

        assertThat(surrogate.batch().spans().getFirst().name()).isEqualTo("a\uFFFDb😀");
        assertThat(surrogate.findings().message()).contains("1 texts with invalid UTF-8");
        assertThat(invalid.batch().spans().getFirst().name()).isEqualTo("a\uFFFDb");
        assertThat(invalid.findings().message()).contains("1 texts with invalid UTF-8");
    }

    @Test
    void nestingIsBounded() {
        int deepest = 47;

        assertThat(value(nested(deepest))).isInstanceOf(AttributeValue.Array.class);
        assertThatThrownBy(() -> value(nested(deepest + 1)))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining("nested at most as deep as");
        assertThatThrownBy(() -> submission("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRequestException.class);
        assertThatThrownBy(() -> submission(("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void aFewEmptyObjectsCostThemselvesAndAMillionTheRequest() {
        String start = "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[";

        Submission few = submission((start + "{},".repeat(9_000) + "{}]}]}]}").getBytes(StandardCharsets.UTF_8));

        assertThat(few.findings().rejectedSpans()).isEqualTo(9_001);
        assertThatThrownBy(() ->
                        submission((start + "{},".repeat(1_000_000) + "{}]}]}]}").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageContaining("span: object 385007 (expected: at most 385006 objects, one for each 8 bytes)");
    }

    @Test
    void theDeepestValueIsReadBackFromProtobuf() throws Exception {
        Span span =
                span(Requests.json(",\"events\":[{\"attributes\":[{\"key\":\"k\",\"value\":" + nested(47) + "}]}]"));

        byte[] encoded = OtlpProtobufWriter.tracesData(List.of(span));

        assertThat(Requests.decode(OtlpEncoding.PROTOBUF, encoded).batch().spans())
                .containsExactly(span);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":5|name: '5' (expected: a string)",
                "\"flags\":-1|flags: '-1' (expected: an integer from 0 to 4294967295)",
                "\"flags\":4294967296|flags: '4294967296' (expected: an integer from 0 to 4294967295)",
                "\"kind\":\"SERVER\"|kind: 'SERVER' (expected: an integer from -2147483648 to 2147483647)",
                "\"startTimeUnixNano\":1.5|startTimeUnixNano: '1.5' (expected: an integer from 0 to 18446744073709551615)",
                "\"startTimeUnixNano\":1e999999999|startTimeUnixNano: '1e999999999' (expected: an integer from 0 to 18446744073709551615)",
                "\"links\":{}|links: an object (expected: an array)",
                "\"links\":[null]|link: 'null' (expected: an object)",
                "\"attributes\":[{\"key\":\"k\",\"value\":{\"doubleValue\":1e999}}]|doubleValue: '1e999' (expected: a number that a double can hold)",
                "\"attributes\":[{\"key\":\"k\",\"value\":{\"boolValue\":\"true\"}}]|boolValue: 'true' (expected: true or false)",
                "\"attributes\":[{\"key\":\"k\",\"value\":{\"bytesValue\":\"?\"}}]|bytesValue: '?' (expected: base64)"
            })
    void refusalsSayWhere(String field, String message) {
        assertThatThrownBy(() -> span(Requests.json("," + field)))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageStartingWith("line 1, column ")
                .hasMessageEndingWith(": " + message);
    }

    private static AttributeValue value(String json) {
        Attribute attribute = span(Requests.json(",\"attributes\":[{\"key\":\"k\",\"value\":" + json + "}]"))
                .attributes()
                .entries()
                .getFirst();
        assertThat(attribute.key()).isEqualTo("k");
        return attribute.value();
    }

    private static String nested(int depth) {
        return "{\"arrayValue\":{\"values\":[".repeat(depth) + "{\"intValue\":1}" + "]}}".repeat(depth);
    }

    private static Span span(String json) {
        Submission submission = submission(json.getBytes(StandardCharsets.UTF_8));
        assertThat(submission.findings().message()).isEmpty();
        return submission.batch().spans().getFirst();
    }

    private static Submission submission(byte[] json) {
        return Requests.decode(OtlpEncoding.JSON, json);
    }
}
