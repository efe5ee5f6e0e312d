package dev.weft.api;

import static dev.weft.api.ApiServer.detail;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Saved queries and link templates: kept, changed, and refused by name and value. */
class SavedAnswersTest {

    private static final String NOW = "1764000000000000007";

    /** Of a change in the same nanosecond. */
    private static final String LATER = "1764000000000000008";

    private final ApiServer api = new ApiServer();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aQueryIsSavedListedChangedAndDeleted() {
        assertThat(api.get("/saved").contentUtf8()).isEqualTo("{\"items\":[]}");

        AggregatedHttpResponse saved = save(
                "{\"name\":\" slow \",\"query\":\"{ duration > \",\"view\":\"spans\",\"columns\":\"name,span.a\",\"step\":\"5m\"}");
        String id = ApiServer.json(saved, 201).get("id").stringValue();
        String item = "{\"id\":\"" + id + "\",\"name\":\"slow\",\"query\":\"{ duration > \",\"view\":\"spans\","
                + "\"order\":\"newest\",\"columns\":\"name,span.a\",\"sort\":\"\",\"step\":\"5m\",\"createdTimeUnixNano\":\""
                + NOW + "\",\"changedTimeUnixNano\":\"" + NOW
                + "\"}";
        assertThat(saved.contentUtf8()).isEqualTo(item);
        assertThat(api.get("/saved").contentUtf8()).isEqualTo("{\"items\":[" + item + "]}");

        AggregatedHttpResponse changed =
                send(HttpMethod.PUT, "/saved/" + id, "{\"name\":\"slow\",\"query\":\"{}\",\"order\":\"longest\"}");
        assertThat(changed.status().code()).isEqualTo(200);
        assertThat(changed.contentUtf8())
                .isEqualTo("{\"id\":\"" + id + "\",\"name\":\"slow\",\"query\":\"{}\",\"view\":\"traces\","
                        + "\"order\":\"longest\",\"columns\":\"\",\"sort\":\"\",\"step\":\"\",\"createdTimeUnixNano\":\""
                        + NOW + "\",\"changedTimeUnixNano\":\""
                        + LATER + "\"}");

        AggregatedHttpResponse deleted = send(HttpMethod.DELETE, "/saved/" + id, "");
        assertThat(deleted.status().code()).isEqualTo(204);
        assertThat(deleted.content().isEmpty()).isTrue();
        assertThat(api.get("/saved").contentUtf8()).isEqualTo("{\"items\":[]}");
        assertThat(detail(send(HttpMethod.DELETE, "/saved/" + id, ""), 404))
                .isEqualTo("saved query '" + id + "' is not there");
        assertThat(detail(send(HttpMethod.PUT, "/saved/" + id, "{\"name\":\"a\"}"), 404))
                .isEqualTo("saved query '" + id + "' is not there");
    }

    /** Two have it open, and each saves. */
    @Test
    void aChangeOfWhatWasChangedMeanwhileIsRefused() {
        String path = "/saved/"
                + ApiServer.json(save("{\"name\":\"slow\"}"), 201).get("id").stringValue();
        String mine = "{\"name\":\"slow\",\"query\":\"{ mine }\",\"changedTimeUnixNano\":\"" + NOW + "\"}";
        String theirs = "{\"name\":\"late\",\"query\":\"{ theirs }\",\"changedTimeUnixNano\":\"" + NOW + "\"}";

        ApiServer.json(send(HttpMethod.PUT, path, theirs), 200);

        assertThat(detail(send(HttpMethod.PUT, path, mine), 409))
                .isEqualTo("saved query 'late' was changed meanwhile: changedTimeUnixNano " + NOW + " (expected: "
                        + LATER + ")");
        assertThat(api.getJson("/saved").at("/items/0/query").stringValue()).isEqualTo("{ theirs }");
        ApiServer.json(send(HttpMethod.PUT, path, mine.replace(NOW, LATER)), 200);
        assertThat(api.getJson("/saved").at("/items/0/query").stringValue()).isEqualTo("{ mine }");
        assertThat(detail(send(HttpMethod.PUT, path, mine.replace(NOW, "x")), 400))
                .isEqualTo(
                        "changedTimeUnixNano: 'x' (expected: nanoseconds since 1970 in decimal digits, at most 64 bits)");
        assertThat(detail(save(mine), 400))
                .isEqualTo("field: 'changedTimeUnixNano' (expected: name, query, view, order, columns, sort, step)");
    }

    @Test
    void namesAreUnique() {
        save("{\"name\":\"one\"}");
        JsonNode two = ApiServer.json(save("{\"name\":\"two\"}"), 201);

        assertThat(detail(save("{\"name\":\"one \"}"), 409))
                .isEqualTo("name: 'one' is taken (expected: a name of its own)");
        assertThat(detail(send(HttpMethod.PUT, "/saved/" + two.get("id").stringValue(), "{\"name\":\"one\"}"), 409))
                .isEqualTo("name: 'one' is taken (expected: a name of its own)");
        assertThat(api.getJson("/saved").get("items")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                               | name: 0 characters (expected: 1 to 100)
                    {"name":"  "}                    | name: 0 characters (expected: 1 to 100)
                    {"name":"a\\u0007b"}             | name: 'a?b' (expected: a text without control characters)
                    {"name":"\\ud800"}               | name: holds half a surrogate pair (expected: Unicode text)
                    {"name":"a","query":"\\udc00x"}  | query: holds half a surrogate pair (expected: Unicode text)
                    {"name":7}                       | name: 7 (expected: a string)
                    {"name":"a","view":"map"}        | view: 'map' (expected: traces, spans, series, table)
                    {"name":"a","order":"best"}      | order: 'best' (expected: newest, oldest, longest)
                    {"name":"a","id":"b"}            | field: 'id' (expected: name, query, view, order, columns, sort, step)
                    []                               | body: not an object (expected: an object of name, query, view, order, columns, sort, step)
                    {"name":"a"} 1                   | body: more than one value (expected: one object)
                    """)
    void aQueryIsRefusedByNameAndValue(String body, String detail) {
        assertThat(detail(save(body), 400)).isEqualTo(detail);
        assertThat(api.getJson("/saved").get("items")).isEmpty();
    }

    @Test
    void lengthsAreCountedAsPeopleAndQueriesCountThem() {
        assertThat(save("{\"name\":\"" + "\uD83D\uDE00".repeat(100) + "\",\"query\":\"" + "x".repeat(10_000) + "\"}")
                        .status()
                        .code())
                .isEqualTo(201);
        assertThat(detail(save("{\"name\":\"" + "a".repeat(101) + "\"}"), 400))
                .isEqualTo("name: 101 characters (expected: 1 to 100)");
        assertThat(detail(save("{\"name\":\"a\",\"query\":\"" + "x".repeat(10_001) + "\"}"), 400))
                .isEqualTo("query: 10001 characters (expected: at most 10000)");
        assertThat(detail(save("{\"name\":\"a\",\"columns\":\"" + "x".repeat(2_001) + "\"}"), 400))
                .isEqualTo("columns: 2001 characters (expected: at most 2000)");
    }

    @Test
    void onlyJsonIsSavedAndOtherMethodsAreRefused() {
        assertThat(detail(api.post("/saved", MediaType.PLAIN_TEXT_UTF_8, "{\"name\":\"a\"}"), 415))
                .isEqualTo("content type: 'text/plain; charset=utf-8' (expected: application/json)");
        AggregatedHttpResponse put = send(HttpMethod.PUT, "/saved", "{}");
        assertThat(detail(put, 405)).isEqualTo("method: PUT (expected: GET, HEAD, POST)");
        assertThat(put.headers().get(HttpHeaderNames.ALLOW)).isEqualTo("GET, HEAD, POST");
        assertThat(detail(api.get("/saved/a"), 405)).isEqualTo("method: GET (expected: PUT, DELETE)");
    }

    @Test
    void linkTemplatesAreReplacedAsAWhole() {
        assertThat(api.get("/link-templates").contentUtf8()).isEqualTo("{\"templates\":[]}");
        String templates = "{\"templates\":[{\"name\":\"Logs\",\"url\":\"https://logs.example/?q=${traceId}"
                + "&service=${resource.service.name}&from=${start}\"},{\"name\":\"Dashboard\","
                + "\"url\":\"HTTP://[::1]:3000/d?left={\\\"q\\\":\\\"${span.http.route}\\\"}#${endNanos}\"}]}";

        assertThat(put(templates).contentUtf8()).isEqualTo(templates);
        assertThat(api.get("/link-templates").contentUtf8()).isEqualTo(templates);
        assertThat(put("{\"templates\":[]}").contentUtf8()).isEqualTo("{\"templates\":[]}");
        assertThat(api.get("/link-templates").contentUtf8()).isEqualTo("{\"templates\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    javascript:alert(1)                     | 'javascript:alert(1)' (expected: http:// or https:// and a host)
                    ftp://a.example/                        | 'ftp://a.example/' (expected: http:// or https:// and a host)
                    //a.example/                            | '//a.example/' (expected: http:// or https:// and a host)
                    https:///path                           | 'https:///path' (expected: http:// or https:// and a host)
                    https://weft.example@evil.example/      | 'https://weft.example@evil.example/' (expected: http:// or https:// and a host)
                    https://a.example\\\\b/                 | 'https://a.example\\b/' (expected: http:// or https:// and a host)
                    https://${resource.host}/               | 'https://${resource.host}' (expected: placeholders behind the host alone)
                    https://a.example/${traceid}            | '${traceid}' (expected: ${traceId}, ${spanId}, ${name}, ${start}, ${end}, ${startNanos}, ${endNanos}, ${resource.KEY} or ${span.KEY})
                    https://a.example/${span.}              | '${span.}' (expected: ${traceId}, ${spanId}, ${name}, ${start}, ${end}, ${startNanos}, ${endNanos}, ${resource.KEY} or ${span.KEY})
                    https://a.example/${traceId             | '${traceId' (expected: a } at the placeholder's end)
                    https://a.example/a b                   | white space or a control character (expected: none)
                    ``                                      | '' (expected: http:// or https:// and a host)
                    """)
    void aTemplateIsRefusedByItsName(String url, String detail) {
        assertThat(detail(put("{\"templates\":[{\"name\":\"Logs\",\"url\":\"" + url + "\"}]}"), 400))
                .isEqualTo("template 'Logs': url: " + detail);
        assertThat(api.get("/link-templates").contentUtf8()).isEqualTo("{\"templates\":[]}");
    }

    @Test
    void templatesHaveNamesOfTheirOwnAndAreFifty() {
        String template = "{\"name\":\"Logs\",\"url\":\"https://a.example\"}";
        assertThat(detail(put("{\"templates\":[" + template + "," + template + "]}"), 400))
                .isEqualTo("template 'Logs': there are two of this name (expected: a name of its own)");
        assertThat(detail(put("{\"templates\":[" + (template + ",").repeat(50) + template + "]}"), 400))
                .isEqualTo("templates: 51 (expected: at most 50)");
        assertThat(detail(put("{\"templates\":[{\"url\":\"https://a.example\"}]}"), 400))
                .isEqualTo("template name: 0 characters (expected: 1 to 100)");
        assertThat(detail(put("{\"templates\":[7]}"), 400))
                .isEqualTo("template: not an object (expected: an object of name, url)");
        assertThat(detail(put("{\"templates\":7}"), 400)).isEqualTo("templates: 7 (expected: an array of templates)");
        assertThat(detail(put("{}"), 400)).isEqualTo("templates: absent (expected: an array of templates)");
        assertThat(detail(
                        put("{\"templates\":[{\"name\":\"Logs\",\"url\":\"https://a.example/" + "x".repeat(2_000)
                                + "\"}]}"),
                        400))
                .isEqualTo("template 'Logs': url: 2018 characters (expected: at most 2000)");
    }

    private AggregatedHttpResponse save(String body) {
        return api.post("/saved", MediaType.JSON, body);
    }

    private AggregatedHttpResponse put(String body) {
        return send(HttpMethod.PUT, "/link-templates", body);
    }

    private AggregatedHttpResponse send(HttpMethod method, String path, String body) {
        return api.send(method, path, MediaType.JSON, body);
    }
}
