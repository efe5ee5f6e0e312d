package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import dev.weft.model.TimeRange;
import dev.weft.server.RunningWeft.Port;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What tests of the API over the record of Tempo's answers share: a server with a store on disk in which the record's spans
 * lie, and how it is asked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GoldenOnDisk {

    private RunningWeft weft;

    @BeforeAll
    final void start(@TempDir Path folder) throws IOException {
        weft = RunningWeft.start("--data=" + folder.resolve("data"));
        try (InputStream data =
                Objects.requireNonNull(GoldenOnDisk.class.getResourceAsStream("/query/golden/data.otlp.json"))) {
            String body = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(weft.post(Port.OTLP_HTTP, "/v1/traces", body, "content-type", "application/json")
                            .status()
                            .code())
                    .isEqualTo(200);
        }
    }

    @AfterAll
    final void stop() {
        weft.close();
    }

    /**
     * Asks for the first thousand that match in the range.
     *
     * @param view traces or spans
     */
    final AggregatedHttpResponse search(String query, String view, TimeRange range) {
        return ask("/api/v1/search", question(query, range).put("view", view).put("limit", 1_000));
    }

    final AggregatedHttpResponse ask(String path, ObjectNode question) {
        return weft.post(Port.EXPLORER, path, question.toString(), "content-type", "application/json");
    }

    static ObjectNode question(String query, TimeRange range) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("query", query)
                .put("startTimeUnixNano", Long.toUnsignedString(range.startUnixNano()))
                .put("endTimeUnixNano", Long.toUnsignedString(range.endUnixNano()));
    }

    /** Returns what was answered, which must be an answer. */
    static JsonNode answered(AggregatedHttpResponse answer) {
        assertThat(answer.status().code()).as(answer.contentUtf8()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.contentUtf8());
    }
}
