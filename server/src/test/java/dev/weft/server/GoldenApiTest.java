package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.query.text.TraceQl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Searches through the native API over a store on disk find what the evaluator finds, which {@code GoldenSearchTest} holds to
 * Tempo's recorded answers.
 */
class GoldenApiTest extends GoldenOnDisk {

    @TestFactory
    List<DynamicTest> searchesFindWhatTheEvaluatorFinds() {
        CollectedTraces stored = new CollectedTraces(GoldenRecord.spans());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode line : new GoldenRecord().lines("search")) {
            String text = line.get("query").asString();
            tests.add(DynamicTest.dynamicTest(line.get("id").asString() + " " + text, () -> {
                AggregatedHttpResponse answer = search(text, "spans", TimeRange.ALL);
                if (line.get("expect").asString().equals("refused")
                        && answer.status().code() == 400) {
                    return;
                }
                assertThat(found(answered(answer))).isEqualTo(expected(stored, text));
            }));
        }
        return tests;
    }

    private static Set<String> found(JsonNode answer) {
        Set<String> spans = new TreeSet<>();
        for (JsonNode item : answer.get("items")) {
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
