package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.DuckDbSettings;
import dev.weft.store.duckdb.DuckDbTraceStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lines of progress over a store of several segments tell how many of them are done, from none to all. */
class ToldProgressTest {

    private static final int SEGMENTS = 5;

    private ApiServer api;

    @SuppressWarnings("NullAway.Init") // JUnit sets the server before any test.
    ToldProgressTest() {}

    @BeforeEach
    void start(@TempDir Path folder) {
        DuckDbTraceStore store = DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry());
        for (int segment = 1; segment <= SEGMENTS; segment++) {
            store.writer()
                    .write(List.of(SpanBatch.of(List.of(span(segment, 1, 100L * segment)
                            .name("work " + segment)
                            .build()))));
            store.seal();
        }
        api = new ApiServer(store);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /search  | `{"query":"{ name =~ \\"work.*\\" }","view":"spans"}`  | items
                    /search  | `{"query":"{ name =~ \\"work.*\\" }","view":"traces"}` | items
                    /metrics | `{"query":"{ statusMessage = \\"\\" } | count_over_time()","endTimeUnixNano":"1000"}` | series
                    /facets  | `{"query":"{ name =~ \\"work.*\\" }","fields":["name"]}`   | facets
                    """)
    void theCountRisesToAllSegments(String path, String body, String answered) {
        List<String> lines = api.lines(path, body);

        List<JsonNode> told = progress(lines);
        assertThat(told.getFirst().toString()).isEqualTo("{\"segmentsDone\":0,\"segments\":0}");
        assertThat(told.getLast().toString())
                .isEqualTo("{\"segmentsDone\":" + SEGMENTS + ",\"segments\":" + SEGMENTS + "}");
        assertThat(told)
                .extracting(moment -> moment.get("segmentsDone").intValue())
                .isSorted();
        assertThat(JsonMapper.shared().readTree(lines.getLast()).at("/answer/" + answered))
                .isNotEmpty();
    }

    private static List<JsonNode> progress(List<String> lines) {
        List<JsonNode> told = new ArrayList<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            told.add(JsonMapper.shared().readTree(line).get("progress"));
        }
        return told;
    }
}
