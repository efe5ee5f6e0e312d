package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.DuckDbSettings;
import dev.weft.store.duckdb.DuckDbTraceStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers over a store one of whose two segments is damaged. */
class MissingAnswersTest {

    private static final String DAMAGED = "000000000002-000000000002";
    private static final String TRACE = "/traces/00000000000000000000000000000001";
    private static final int FIRST_BLOCK = 12;

    private ApiServer api;

    @SuppressWarnings("NullAway.Init") // JUnit sets the server before any test.
    MissingAnswersTest() {}

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        try (DuckDbTraceStore store = open(folder)) {
            write(store, span(1, 1, 100).build());
            write(
                    store,
                    span(1, 2, 200).parent(1).link(1, 1).build(),
                    span(2, 2, 300).build());
        }
        Path spans = folder.resolve("segments").resolve(DAMAGED).resolve("spans");
        byte[] bytes = Files.readAllBytes(spans);
        bytes[FIRST_BLOCK] ^= 1;
        Files.write(spans, bytes);
        api = new ApiServer(open(folder));
        api.get(TRACE);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status",
                "/services",
                "/services/shop/operations",
                "/attributes",
                "/attributes/resource/service.name/values",
                TRACE + "/outline",
                TRACE + "/spans/0000000000000001/links",
                TRACE + "/spans/0000000000000001/links/summary?direction=incoming"
            })
    void everyShapeNamesIt(String path) {
        AggregatedHttpResponse answer = api.get(path);

        assertThat(answer.headers().get("weft-missing")).isEqualTo(DAMAGED);
        assertNamed(ApiServer.json(answer, 200));
    }

    @Test
    void aTraceHasNoRoomForItButInAHeader() {
        AggregatedHttpResponse answer = api.get(TRACE);

        assertThat(answer.headers().get("weft-missing")).isEqualTo(DAMAGED);
        assertThat(answer.contentUtf8()).contains("\"0000000000000001\"").doesNotContain("missing");
    }

    @Test
    void aSearchNamesItAndAnswersTheRest() {
        JsonNode answer = ApiServer.json(api.search("{\"view\":\"spans\"}"), 200);

        assertThat(answer.get("items")).hasSize(1);
        assertNamed(answer);
        assertNamed(
                JsonMapper.shared().readTree(api.searchLines("{}").getLast()).get("answer"));
    }

    @Test
    void whatIsNotFoundMayLieInIt() {
        JsonNode problem = ApiServer.json(api.get("/traces/00000000000000000000000000000002"), 404);

        assertThat(problem.get("detail").stringValue())
                .isEqualTo("trace 00000000000000000000000000000002 is not stored in what can be read;"
                        + " part of it cannot be");
        assertNamed(problem);
        assertThat(ApiServer.json(api.get("/traces/00000000000000000000000000000009"), 404)
                        .has("missing"))
                .as("the filter of the damaged segment knows the trace is not in it")
                .isFalse();
    }

    private static void assertNamed(JsonNode answer) {
        JsonNode missing = answer.get("missing");
        assertThat(missing).hasSize(1);
        assertThat(missing.get(0).get("segment").stringValue()).isEqualTo(DAMAGED);
        assertThat(missing.get(0).get("reason").stringValue()).startsWith("spans: block 0 of ");
    }

    private static DuckDbTraceStore open(Path folder) {
        return DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry());
    }

    private static void write(DuckDbTraceStore store, Span... spans) {
        store.writer().write(List.of(SpanBatch.of(List.of(spans))));
        store.seal();
    }
}
