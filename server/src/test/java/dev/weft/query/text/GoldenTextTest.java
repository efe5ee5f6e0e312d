package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import dev.weft.query.evaluate.GoldenRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What Tempo answers is read here too, and what it refuses is refused, but for the lines that are listed. */
class GoldenTextTest {

    /** Why lines are answered though Tempo refuses them. */
    private static final Map<String, List<String>> ANSWERED = Map.of(
            "the field of the parent span is what it is on that span",
            List.of(
                    "parent-001",
                    "parent-002",
                    "parent-003",
                    "parent-004",
                    "parent-005",
                    "parent-006",
                    "parent-007",
                    "parent-008",
                    "parent-010",
                    "parent-011",
                    "parent-012",
                    "pipeline-058",
                    "m-basic-013",
                    "i-basic-013"),
            "arithmetic on aggregates means what it says",
            List.of(
                    "pipeline-020",
                    "pipeline-021",
                    "pipeline-022",
                    "pipeline-023",
                    "pipeline-024",
                    "pipeline-025",
                    "type-check-067",
                    "type-check-068"),
            "an aggregate may stand on either side of a comparison, and on both",
            List.of("pipeline-026", "pipeline-027"),
            "groups by several values are divided as in metrics",
            List.of("pipeline-082"));

    @TestFactory
    Stream<DynamicTest> answersWhatTempoAnswers() {
        return lines().filter(line -> !isRefused(line))
                .map(line -> DynamicTest.dynamicTest(name(line), () -> {
                    Query query = TraceQl.parse(query(line));

                    assertThat(TraceQl.parse(TraceQl.print(query))).isEqualTo(query);
                    assertThat(query instanceof Query.Metrics)
                            .isEqualTo(!api(line).equals("search"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatTempoRefuses() {
        return lines().filter(GoldenTextTest::isRefused)
                .map(line -> DynamicTest.dynamicTest(
                        name(line),
                        () -> assertThat(isAnswered(line))
                                .isEqualTo(ANSWERED.values().stream().anyMatch(ids -> ids.contains(id(line))))));
    }

    @Test
    void linesAreListedOnlyWhereTempoRefusesThem() {
        assertThat(lines().filter(GoldenTextTest::isRefused).map(GoldenTextTest::id))
                .containsAll(ANSWERED.values().stream().flatMap(List::stream).toList());
    }

    /** Whoever asks for time series is not answered with spans. */
    private static boolean isAnswered(JsonNode line) {
        try {
            Query query = TraceQl.parse(query(line));
            return api(line).equals("search") || query instanceof Query.Metrics;
        } catch (InvalidQueryException refused) {
            return false;
        }
    }

    private static boolean isRefused(JsonNode line) {
        return line.get("expect").stringValue().equals("refused");
    }

    private static String name(JsonNode line) {
        return id(line) + " " + query(line);
    }

    private static String id(JsonNode line) {
        return line.get("id").stringValue();
    }

    private static String api(JsonNode line) {
        return line.get("api").stringValue();
    }

    private static String query(JsonNode line) {
        return line.get("query").stringValue();
    }

    private static Stream<JsonNode> lines() {
        return GoldenRecord.read("queries.jsonl").values().stream();
    }
}
