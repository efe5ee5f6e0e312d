package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.query.text.TraceQl;
import dev.weft.server.RunningWeft.Port;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Searches through the native API over a store on disk find what the evaluator finds, which {@code GoldenSearchTest} holds to
 * Tempo's recorded answers.
 */
class GoldenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static RunningWeft weft;

    @BeforeAll
    static void store() {
        weft = GoldenWeft.start(folder);
    }

    @AfterAll
    static void stop() {
        weft.close();
    }

    @TestFactory
    List<DynamicTest> searchesFindWhatTheEvaluatorFinds() {
        CollectedTraces stored = new CollectedTraces(GoldenRecord.spans());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode line : new GoldenRecord().lines("search")) {
            String text = line.get("query").asString();
            tests.add(DynamicTest.dynamicTest(line.get("id").asString() + " " + text, () -> {
                AggregatedHttpResponse answer = search(text);
                if (line.get("expect").asString().equals("refused")
                        && answer.status().code() == 400) {
                    return;
                }
                assertThat(answer.status().code()).as(answer.contentUtf8()).isEqualTo(200);
                assertThat(found(answer)).isEqualTo(expected(stored, text));
            }));
        }
        return tests;
    }

    private static AggregatedHttpResponse search(String query) {
        String body = JSON.writeValueAsString(JSON.createObjectNode()
                .put("query", query)
                .put("view", "spans")
                .put("limit", 1_000)
                .put("startTimeUnixNano", "0")
                .put("endTimeUnixNano", Long.toUnsignedString(-1)));
        return weft.post(Port.EXPLORER, "/api/v1/search", body, "content-type", "application/json");
    }

    private static Set<String> found(AggregatedHttpResponse answer) {
        Set<String> spans = new TreeSet<>();
        for (JsonNode item : JSON.readTree(answer.contentUtf8()).get("items")) {
            spans.add(item.get("traceId").asString() + "/" + item.get("spanId").asString());
        }
        return spans;
    }

    private static Set<String> expected(CollectedTraces stored, String query) {
        Set<String> spans = new TreeSet<>();
        stored.spansets((Query.Spansets) TraceQl.parse(query), TimeRange.ALL)
                .forEach(set -> set.spans().forEach(span -> spans.add(name(span))));
        return spans;
    }

    private static String name(Span span) {
        return span.traceId() + "/" + span.spanId();
    }
}
