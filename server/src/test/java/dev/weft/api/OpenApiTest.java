package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer is as {@code openapi.json} describes it, and every operation there is tried. */
class OpenApiTest {

    private static final ApiServer API = new ApiServer();
    private static final String DOCUMENT = "https://weft.dev/openapi.json";
    private static final String TRACE = "/traces/00000000000000000000000000000001";
    private static final String CHANGED =
            "{\"name\":\"kept\",\"query\":\"{ kind = \",\"view\":\"series\",\"order\":\"longest\"}";
    private static final String TEMPLATES =
            "{\"templates\":[{\"name\":\"Logs\",\"url\":\"https://logs.example/?q=${traceId}\"}]}";
    private static final String SERIES = """
            {"query":"{} | count_over_time() by (span:status, span.text)","startTimeUnixNano":"0",\
            "endTimeUnixNano":"2000","stepNanos":"500"}""";
    private static final String QUANTILES = """
            {"query":"({} | quantile_over_time(span.finite, .5)) / 0","startTimeUnixNano":"0",\
            "endTimeUnixNano":"2000","stepNanos":500}""";
    private static final String FACETS = """
            {"fields":["name","span.text","span.int","span.finite","span.bool","duration","kind","status"]}""";
    private static final String SPAN = TRACE + "/spans/0000000000000001";

    /**
     * A request whose answer the document describes.
     *
     * @param path as the document spells it
     * @param body empty for GET
     * @param schema its name among the components
     */
    record Example(HttpMethod method, String path, String uri, String body, int status, String schema) {

        static Example get(String path, String uri, String schema) {
            return get(path, uri, 200, schema);
        }

        static Example get(String path, String uri, int status, String schema) {
            return new Example(HttpMethod.GET, path, uri, "", status, schema);
        }

        static Example search(String body, int status, String schema) {
            return new Example(HttpMethod.POST, "/search", "/search", body, status, schema);
        }

        static Example export(String format, String body, int status, String schema) {
            return new Example(HttpMethod.POST, "/export", "/export?format=" + format, body, status, schema);
        }

        static Example post(String path, String body, int status, String schema) {
            return new Example(HttpMethod.POST, path, path, body, status, schema);
        }

        static Example save(String body, int status, String schema) {
            return new Example(HttpMethod.POST, "/saved", "/saved", body, status, schema);
        }

        String operation() {
            return method.name().toLowerCase(Locale.ROOT) + " " + path;
        }
    }

    static List<Example> examples() {
        String savedId = API.getJson("/saved").at("/items/0/id").stringValue();
        return List.of(
                Example.get("/status", "/status", "Status"),
                Example.get("/services", "/services", "Services"),
                Example.get("/services/{service}/operations", "/services/shop/operations", "Operations"),
                Example.get("/attributes", "/attributes", "AttributeKeys"),
                Example.get("/attributes/{scope}/{key}/values", "/attributes/span/text/values", "AttributeValues"),
                Example.get("/traces/{traceId}", TRACE, "TracesData"),
                Example.get("/traces/{traceId}/outline", TRACE + "/outline", "Outline"),
                Example.get("/traces/{traceId}/outline", "/traces/00000000000000000000000000000002/outline", "Outline"),
                Example.get("/traces/{traceId}/spans/{spanId}", SPAN, "TracesData"),
                Example.get("/traces/{traceId}/spans/{spanId}/links", SPAN + "/links", "Links"),
                Example.get("/traces/{traceId}/spans/{spanId}/links", SPAN + "/links?direction=incoming", "Links"),
                Example.get(
                        "/traces/{traceId}/spans/{spanId}/links", SPAN + "/links?direction=outgoing&limit=1", "Links"),
                Example.get(
                        "/traces/{traceId}/spans/{spanId}/links/summary",
                        SPAN + "/links/summary?direction=outgoing",
                        "LinksSummary"),
                Example.get(
                        "/traces/{traceId}/spans/{spanId}/links/summary",
                        SPAN + "/links/summary?direction=incoming",
                        "LinksSummary"),
                Example.search("{\"query\":\"{ span.text != \\\"\\\" }\",\"view\":\"spans\"}", 200, "SearchPage"),
                Example.search("{\"limit\":1}", 200, "SearchPage"),
                Example.search("{\"query\":\"{ kind = producer }\"}", 200, "SearchPage"),
                Example.search("{\"query\":\"{ nosuch = 1 }\"}", 400, "Problem"),
                Example.post("/metrics", SERIES, 200, "SeriesList"),
                Example.post("/metrics", QUANTILES, 200, "SeriesList"),
                Example.post("/metrics", "{\"query\":\"{}\",\"stepNanos\":\"1\"}", 400, "Problem"),
                Example.post("/facets", FACETS, 200, "Facets"),
                Example.post("/facets", "{\"fields\":[]}", 400, "Problem"),
                Example.export("otlp", "{}", 200, "ExportedTraces"),
                Example.export("otlp", "{\"endTimeUnixNano\":\"1\"}", 200, "ExportedTraces"),
                Example.export("csv", "{\"columns\":[\"x\"]}", 400, "Problem"),
                Example.get("/traces/{traceId}", "/traces/zz", 400, "Problem"),
                Example.get("/traces/{traceId}", "/traces/000000000000000000000000000000ff", 404, "Problem"),
                Example.get("/query/parse", "/query/parse?text=%7Bspan.a%20%3D%201%7D", "ParsedQuery"),
                Example.get("/query/parse", "/query/parse?text=%7B%7D%20%7C%20rate()", "ParsedQuery"),
                Example.get("/query/parse", "/query/parse?text=%7B", "ParsedQuery"),
                Example.post("/query/parse", "{\"text\":\"{ span.a = 1 }\"}", 200, "ParsedQuery"),
                Example.post("/query/parse", "{\"text\":\"{\"}", 200, "ParsedQuery"),
                Example.post("/query/parse", "{\"texts\":\"{\"}", 400, "Problem"),
                Example.post(
                        "/query/complete", "{\"text\":\"{ span.\",\"endTimeUnixNano\":\"2000\"}", 200, "CompletedText"),
                Example.get("/query/complete", "/query/complete?text=%7Bspan.", "CompletedText"),
                Example.get("/query/complete", "/query/complete?text=%7Bspan.text%20%3D%20", "CompletedText"),
                Example.get("/saved", "/saved", "SavedQueries"),
                Example.save("{\"name\":\"made\",\"query\":\"{ }\"}", 201, "SavedQuery"),
                Example.save("{\"name\":\"kept\"}", 409, "Problem"),
                new Example(HttpMethod.PUT, "/saved/{id}", "/saved/" + savedId, CHANGED, 200, "SavedQuery"),
                new Example(HttpMethod.DELETE, "/saved/{id}", "/saved/none", "", 404, "Problem"),
                Example.get("/link-templates", "/link-templates", "LinkTemplates"),
                new Example(HttpMethod.PUT, "/link-templates", "/link-templates", TEMPLATES, 200, "LinkTemplates"),
                new Example(HttpMethod.PUT, "/link-templates", "/link-templates", "{}}", 400, "Problem"));
    }

    @BeforeAll
    static void store() {
        API.store(
                span(1, 1, 1_000)
                        .error("no")
                        .attributes(
                                Attribute.of("text", "a"),
                                Attribute.of("int", 1),
                                Attribute.of("real", Double.NaN),
                                Attribute.of("finite", 0.5),
                                Attribute.of("bool", true),
                                new Attribute("empty", new AttributeValue.Empty()),
                                new Attribute("bytes", new AttributeValue.Bytes(new byte[] {1, 2})),
                                new Attribute(
                                        "array",
                                        new AttributeValue.Array(
                                                List.of(new AttributeValue.Int(1), new AttributeValue.Empty()))),
                                new Attribute("map", new AttributeValue.KeyValues(Attributes.of(Attribute.of("k", 1)))))
                        .event(1_100, Attribute.of("e", 1))
                        .link(2, 2, Attribute.of("l", "x"))
                        .link(7, 7)
                        .link(0, 0)
                        .droppedLinks(3),
                span(1, 5, 1_200).parent(1),
                span(2, 2, -5).durationNanos(-3).parent(9).link(1, 1));
        API.store(span(1, 1, 1_000).name("another version"));
    }

    @BeforeAll
    static void save() {
        ApiServer.json(API.post("/saved", MediaType.JSON, "{\"name\":\"kept\"}"), 201);
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anAnswerIsAsTheDocumentDescribesIt(Example example) {
        AggregatedHttpResponse answer = API.send(example.method(), example.uri(), MediaType.JSON, example.body());

        assertThat(answer.status().code()).isEqualTo(example.status());
        assertThat(schema(example.schema()).validate(answer.contentUtf8(), InputFormat.JSON))
                .as(answer.contentUtf8())
                .isEmpty();
    }

    @Test
    void theDocumentPromisesTheSchemasThatAnswersAreCheckedWith() {
        for (Example example : examples()) {
            boolean done = example.status() < 300;
            JsonNode operation = document()
                    .get("paths")
                    .get(example.path())
                    .get(example.method().name().toLowerCase(Locale.ROOT));
            JsonNode response = operation.get("responses").get(done ? Integer.toString(example.status()) : "default");
            if (response.has("$ref")) {
                response = document().at(response.get("$ref").stringValue().substring(1));
            }
            String type = done ? "application/json" : "application/problem+json";

            assertThat(response.get("content").get(type).at("/schema/$ref").stringValue())
                    .isEqualTo("#/components/schemas/" + example.schema());
        }
    }

    @Test
    void everyOperationOfTheDocumentHasAnExample() {
        Set<String> tried = new TreeSet<>(Set.of("get /openapi.json"));
        examples().forEach(example -> tried.add(example.operation()));
        Set<String> promised = new TreeSet<>();
        document()
                .get("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> promised.add(method + " " + path.getKey())));

        assertThat(tried).isEqualTo(promised);
    }

    @Test
    void linesOfASearchAreAsTheDocumentDescribesThem() {
        List<String> lines = API.searchLines("{}");

        assertThat(schema("Progress").validate(lines.getFirst(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema("SearchLine").validate(lines.getLast(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void linesOfSeriesAreAsTheDocumentDescribesThem() {
        List<String> lines =
                API.lines("/metrics", "{\"query\":\"{} | count_over_time()\",\"endTimeUnixNano\":\"2000\"}");

        assertThat(schema("Progress").validate(lines.getFirst(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema("SeriesLine").validate(lines.getLast(), InputFormat.JSON))
                .isEmpty();
        assertThat(lines.getLast()).startsWith("{\"answer\":{\"series\":[{");
    }

    @Test
    void linesOfFacetsAreAsTheDocumentDescribesThem() {
        List<String> lines = API.lines("/facets", FACETS);

        assertThat(schema("Progress").validate(lines.getFirst(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema("FacetsLine").validate(lines.getLast(), InputFormat.JSON))
                .isEmpty();
        assertThat(lines.getLast()).startsWith("{\"answer\":{\"facets\":[{");
    }

    @Test
    void linesOfAnExportAreAsTheDocumentDescribesThem() {
        List<String> lines = API.post("/export?format=jsonl", MediaType.JSON, "{\"query\":\"{ .text != \\\"\\\" }\"}")
                .contentUtf8()
                .lines()
                .toList();

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(schema("SpanRow").validate(line, InputFormat.JSON))
                        .isEmpty());
    }

    @Test
    void theSchemasRefuseWhatIsNotInThem() {
        assertThat(schema("Problem").validate("{\"type\":\"about:blank\"}", InputFormat.JSON))
                .isNotEmpty();
        String links = API.get(SPAN + "/links").contentUtf8();
        assertThat(schema("Links").validate(links.replace("\"waitNanos\"", "\"wait\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("Links").validate(links.replace("\"service\":\"shop\"", "\"service\":7"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("Links")
                        .validate(links.replace("\"dropped\":3", "\"dropped\":3,\"more\":1"), InputFormat.JSON))
                .isNotEmpty();
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(
                        Dialects.getOpenApi31(),
                        registry -> registry.schemas(
                                Map.of(DOCUMENT, API.get("/openapi.json").contentUtf8())))
                .getSchema(SchemaLocation.of(DOCUMENT + "#/components/schemas/" + name));
    }

    private static JsonNode document() {
        return JsonMapper.shared().readTree(API.get("/openapi.json").contentUtf8());
    }
}
