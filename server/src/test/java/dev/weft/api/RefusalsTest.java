package dev.weft.api;

import static dev.weft.api.ApiServer.detail;
import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.store.duckdb.DuckDbSettings;
import dev.weft.store.duckdb.DuckDbTraceStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be asked is refused with a problem that names the value and what was expected. */
class RefusalsTest {

    private static final ApiServer API = new ApiServer();
    private static final String LINKS = "/traces/00000000000000000000000000000001/spans/0000000000000001/links";

    @BeforeAll
    static void store() {
        API.store(
                span(1, 1, 100).link(2, 2),
                span(2, 2, 50).link(1, 1),
                span(3, 3, 60).link(1, 1));
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void aProblemIsADocumentOfItsOwnType() {
        AggregatedHttpResponse answer = API.get("/traces/zz");

        assertThat(answer.contentType()).isEqualTo(MediaType.parse("application/problem+json; charset=utf-8"));
        assertThat(answer.contentUtf8()).isEqualTo("""
                {"type":"about:blank","title":"Bad Request","status":400,\
                "detail":"trace id: 'zz' (expected: 32 hexadecimal digits)"}""");
    }

    @Test
    void aLongValueIsRepeatedInPart() {
        assertThat(detail(API.get("/attributes?limit=" + "x".repeat(5_000)), 400))
                .isEqualTo("limit: '" + "x".repeat(100) + "…' (expected: an integer)");
        assertThat(detail(API.post("/search", MediaType.JSON, "{\"limit\":" + "7".repeat(900) + "}"), 400))
                .isEqualTo("limit: " + "7".repeat(100) + "… (expected: an integer of 32 bits)");
        assertThat(detail(API.post("/search", MediaType.JSON, "{\"limit\":" + "7".repeat(5_000) + "}"), 400))
                .startsWith("malformed JSON: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /traces/zz/outline                                     | trace id: 'zz' (expected: 32 hexadecimal digits)
                    /traces/0000000000000000000000000000000g               | trace id: '0000000000000000000000000000000g' (expected: 32 hexadecimal digits)
                    /traces/00000000000000000000000000000001/spans/1       | span id: '1' (expected: 16 hexadecimal digits)
                    /traces/00000000000000000000000000000001/spans/1/links | span id: '1' (expected: 16 hexadecimal digits)
                    /traces/00000000000000000000000000000001?limit=5       | parameter: 'limit' (expected: none)
                    /services?start=yesterday                              | start: 'yesterday' (expected: nanoseconds since 1970 in decimal digits, at most 64 bits)
                    /services?end=-1                                       | end: '-1' (expected: nanoseconds since 1970 in decimal digits, at most 64 bits)
                    /services?start=5&end=4                                | start: 5 (expected: not after end 4)
                    /services?start=5&start=6                              | parameter start: 2 times (expected: at most once)
                    /services?limit=5                                      | parameter: 'limit' (expected: start, end)
                    /attributes?limit=0                                    | limit: 0 (expected: 1 to 1000)
                    /attributes?limit=ten                                  | limit: 'ten' (expected: an integer)
                    /attributes/events/k/values                            | scope: 'events' (expected: resource, span, event, link, instrumentation)
                    """)
    void aRequestIsRefusedByNameAndValue(String path, String detail) {
        assertThat(detail(API.get(path), 400)).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ?limit=1001            | limit: 1001 (expected: 1 to 1000)
                    ?direction=both        | direction: 'both' (expected: outgoing, incoming)
                    ?order=size            | order: 'size' (expected: link, start, wait, duration)
                    ?state=gone            | state: 'gone' (expected: resolved, not-stored, expired, sampled-out, invalid)
                    ?cursor=AAAA           | cursor without direction (expected: direction outgoing or incoming beside a cursor)
                    ?direction=incoming&cursor=AAAA   | cursor: 'AAAA' (expected: the 'next' of an answer to the same question)
                    ?direction=incoming&cursor=~      | cursor: '~' (expected: the 'next' of an answer to the same question)
                    /summary               | direction: absent (expected: outgoing or incoming)
                    """)
    void linksAreRefusedByNameAndValue(String rest, String detail) {
        assertThat(detail(API.get(LINKS + rest), 400)).isEqualTo(detail);
    }

    @Test
    void aCursorBelongsToOneQuestion() {
        String links = LINKS + "?direction=incoming&limit=1";
        String next = "&cursor=" + API.getJson(links).at("/incoming/next").stringValue();

        assertThat(API.get(links + next).status().code()).isEqualTo(200);
        assertThat(detail(API.get(links + "&order=wait" + next), 400)).startsWith("cursor: ");
        assertThat(detail(API.get(links + "&service=shop" + next), 400)).startsWith("cursor: ");
        assertThat(detail(API.get(LINKS + "?direction=outgoing" + next), 400)).startsWith("cursor: ");

        String search = API.search("{\"limit\":1,\"cursor\":null}").contentUtf8();
        String cursor = search.replaceFirst("(?s).*\"next\":\"([^\"]+)\".*", "$1");
        assertThat(API.search("{\"limit\":2,\"cursor\":\"" + cursor + "\"}")
                        .status()
                        .code())
                .isEqualTo(200);
        for (String other : new String[] {
            "\"view\":\"spans\"", "\"order\":\"oldest\"", "\"query\":\"{ status = unset }\"", "\"startTimeUnixNano\":1"
        }) {
            assertThat(detail(API.search("{" + other + ",\"cursor\":\"" + cursor + "\"}"), 400))
                    .startsWith("cursor: ");
        }
    }

    /** Stores count on from the position. */
    @ParameterizedTest
    @ValueSource(ints = {-5, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aCursorThatWasChangedIsRefused(int position, @TempDir Path folder) {
        try (ApiServer api =
                new ApiServer(DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry()))) {
            api.store(span(1, 1, 100).link(2, 2).link(3, 3));
            String links = LINKS + "?direction=outgoing&limit=1";
            String next = api.getJson(links).at("/outgoing/next").stringValue();
            byte[] cursor = Base64.getUrlDecoder().decode(next);
            ByteBuffer.wrap(cursor).putInt(cursor.length - Integer.BYTES, position);
            String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);

            assertThat(api.getJson(links + "&cursor=" + next).at("/outgoing/items"))
                    .hasSize(1);
            assertThat(detail(api.get(links + "&cursor=" + changed), 400)).startsWith("cursor: ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"limit":5000}                | limit: 5000 (expected: 1 to 1000)
                    {"limit":"5"}                 | limit: 5 (expected: an integer)
                    {"limit":5.5}                 | limit: 5.5 (expected: an integer)
                    {"limit":99999999999}         | limit: 99999999999 (expected: an integer of 32 bits)
                    {"query":{"a":1}}             | query: an object (expected: a string)
                    {"query":["a"]}               | query: an array (expected: a string)
                    {"query":true}                | query: true (expected: a string)
                    {"startTimeUnixNano":true}    | startTimeUnixNano: true (expected: nanoseconds since 1970 as a decimal string)
                    {"startTimeUnixNano":"x"}     | startTimeUnixNano: 'x' (expected: nanoseconds since 1970 in decimal digits, at most 64 bits)
                    {"view":"table"}              | view: 'table' (expected: spans, traces)
                    {"order":"best"}              | order: 'best' (expected: newest, oldest, longest)
                    {"q":"{}"}                    | field: 'q' (expected: query, startTimeUnixNano, endTimeUnixNano, limit, cursor, view, order)
                    []                            | body: not an object (expected: an object of query, startTimeUnixNano, endTimeUnixNano, limit, cursor, view, order)
                    ``                            | body: not an object (expected: an object of query, startTimeUnixNano, endTimeUnixNano, limit, cursor, view, order)
                    {} {}                         | body: more than one value (expected: one object)
                    """)
    void aSearchIsRefusedByNameAndValue(String body, String detail) {
        assertThat(detail(API.search(body), 400)).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {
                    {"limit":1,"limit":2}
                    {"query":"{ }"
                    {"query":"\\q"}
                    nonsense
                    {"limit":1}}
                    """)
    void malformedJsonIsRefusedWithItsPlace(String body) {
        assertThat(detail(API.search(body), 400)).startsWith("malformed JSON: ").contains("(line 1, column ");
    }

    @Test
    void aFaultInAQueryHasItsPlace() {
        assertThat(API.search("{\"query\":\"{\\n status > ok }\"}").contentUtf8())
                .isEqualTo("""
                {"type":"about:blank","title":"Bad Request","status":400,\
                "detail":"line 2, column 9: '>' with a status (expected: = or !=)",\
                "kind":"type","position":{"offset":10,"line":2,"column":9}}""");
    }

    @Test
    void aLoneSurrogateInAQueryIsAnsweredWithoutOne() {
        assertThat(detail(API.search("{\"query\":\"{ \\ud800 = 1 }\"}"), 400)).contains("unexpected '?'");
    }

    @Test
    void aQueryIsNotLongerThanItsLimit() {
        assertThat(detail(API.search("{\"query\":\"" + " ".repeat(10_001) + "\"}"), 400))
                .isEqualTo("query: 10001 characters (expected: at most 10000)");
    }

    @Test
    void onlyJsonIsSearchedWith() {
        assertThat(detail(API.post("/search", MediaType.PLAIN_TEXT_UTF_8, "{}"), 415))
                .isEqualTo("content type: 'text/plain; charset=utf-8' (expected: application/json)");
        assertThat(detail(
                        API.client()
                                .execute(RequestHeaders.of(HttpMethod.POST, "/api/v1/search"), "{}")
                                .aggregate()
                                .join(),
                        415))
                .isEqualTo("content type: absent (expected: application/json)");
        assertThat(API.post("/search", MediaType.JSON_UTF_8, "{}").status().code())
                .isEqualTo(200);
    }

    @Test
    void aBodyIsNotLargerThanAMebibyte() {
        assertThat(detail(API.search(" ".repeat((1 << 20) + 1)), 413))
                .isEqualTo("request body too large (expected: at most 1048576 bytes)");
    }

    @Test
    void anotherMethodIsRefusedWithTheOneThatIsAllowed() {
        AggregatedHttpResponse posted = API.post("/services", MediaType.JSON, "{}");
        AggregatedHttpResponse got = API.get("/search");

        assertThat(detail(posted, 405)).isEqualTo("method: POST (expected: GET, HEAD)");
        assertThat(posted.headers().get(HttpHeaderNames.ALLOW)).isEqualTo("GET, HEAD");
        assertThat(detail(got, 405)).isEqualTo("method: GET (expected: POST)");
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertThat(detail(API.get("/nosuch"), 404))
                .isEqualTo("path: /api/v1/nosuch (expected: a path of /api/v1/openapi.json)");
        assertThat(API.get("/traces/00000000000000000000000000000001/nosuch")
                        .status()
                        .code())
                .isEqualTo(404);
        assertThat(API.get("/").status().code()).isEqualTo(404);
    }
}
