package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Searches answer as Tempo did. Where they do not, {@code ours.jsonl} has the answer that is right for us, and why: a word of
 * the language page for the few lines that are {@code binding}, the name of Tempo's defect for the others.
 */
class GoldenSearchTest {

    private static final int BINDING_DIFFERENCES = 15;

    private final GoldenRecord record = new GoldenRecord();
    private final Map<String, JsonNode> ours = GoldenRecord.read("ours.jsonl");
    private final CollectedTraces stored = new CollectedTraces(GoldenRecord.spans());
    private final Map<String, List<String>> spansOfTraces = GoldenRecord.spans().stream()
            .map(span -> span.spanId().toString())
            .sorted()
            .collect(Collectors.groupingBy(
                    id -> id.substring(0, 2), Collectors.mapping(id -> id.substring(2, 4), Collectors.toList())));

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        return record.lines("search").stream()
                .filter(line -> !isRefused(line) && !isAboutTheRange(line))
                .map(line -> DynamicTest.dynamicTest(
                        line.get("id").asString() + " " + line.get("query").asString(), () -> check(line)));
    }

    /** Tempo's range cuts traces, ours spans; where both have it that no span begins outside, they agree. */
    @Test
    void answersAboutTheRangeAreSpansThatTempoFoundToo() {
        List<JsonNode> lines = record.lines("search").stream()
                .filter(GoldenSearchTest::isAboutTheRange)
                .filter(line -> !line.get("query").asString().contains("|"))
                .toList();

        assertThat(lines.stream().flatMap(line -> stored.spansets(query(line), rangeOf(line)).stream()))
                .as("sets that are found")
                .isNotEmpty();
        assertThat(lines).allSatisfy(line -> {
            SortedMap<String, List<String>> recorded =
                    new GoldenAnswer(record.answered(line), spansOfTraces).recorded();
            for (YieldedSet set : stored.spansets(query(line), rangeOf(line))) {
                assertThat(recorded).containsKey(GoldenAnswer.trace(set));
                assertThat(set.spans()).allMatch(span -> rangeOf(line).contains(span.startTimeUnixNano()));
            }
        });
    }

    @Test
    void differsInAHandfulOfBindingLines() {
        assertThat(ours.values().stream().filter(line -> line.has("binding")))
                .hasSize(BINDING_DIFFERENCES)
                .noneMatch(line -> record.line(line.get("id").asString()).has("defect"));
    }

    private void check(JsonNode line) {
        JsonNode expected = expected(line);
        GoldenAnswer answer = new GoldenAnswer(expected, spansOfTraces);
        SortedMap<String, List<String>> found = new TreeMap<>();
        stored.spansets(query(line), TimeRange.ALL).stream()
                .collect(Collectors.groupingBy(GoldenAnswer::trace))
                .forEach((trace, sets) -> found.put(trace, answer.ours(sets, stored)));

        assertThat(found).isEqualTo(answer.recorded());
    }

    private JsonNode expected(JsonNode line) {
        JsonNode different = ours.get(line.get("id").asString());
        if (different == null) {
            return record.answered(line);
        }
        return different.has("same")
                ? record.answered(record.line(different.get("same").asString()))
                : different;
    }

    private static Query.Spansets query(JsonNode line) {
        return (Query.Spansets) TraceQl.parse(line.get("query").asString());
    }

    private static boolean isRefused(JsonNode line) {
        return line.get("expect").asString().equals("refused");
    }

    private static boolean isAboutTheRange(JsonNode line) {
        return line.get("category").asString().equals("time-range");
    }

    private static TimeRange rangeOf(JsonNode line) {
        return new TimeRange(atOf(line, "start", -1_260_000_000_000L), atOf(line, "end", 0));
    }

    private static long atOf(JsonNode line, String name, long otherwise) {
        return GoldenRecord.BASE
                + (line.has(name) && !line.get(name).isNull() ? line.get(name).asLong() : otherwise);
    }
}
