package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsEvaluator;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsOverTraces;
import dev.weft.query.evaluate.metrics.MetricsSource;
import dev.weft.query.text.GuideQueries;
import dev.weft.query.text.TraceQl;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every query that the page on metrics shows is read, and finds something in the spans of the record; it names all differences. */
class MetricsGuideTest {

    private static final MetricsGrid GRID = MetricsGrid.over(
            new TimeRange(GoldenLine.BASE_UNIX_NANO - 1_260_000_000_000L, GoldenLine.BASE_UNIX_NANO), 60_000_000_000L);

    @TestFactory
    Stream<DynamicTest> answersTheExamples() {
        CollectedTraces traces = new CollectedTraces(GoldenRecord.spans());
        return GuideQueries.ofMetrics().stream()
                .map(text -> DynamicTest.dynamicTest(text, () -> {
                    Query.Metrics query = (Query.Metrics) TraceQl.parse(text);
                    MetricsSource source = new MetricsOverTraces(traces, traces.traceIds(), query.hints());

                    assertThat(new MetricsEvaluator(source, new MetricsLimits(1_000, 4)).evaluate(query, GRID))
                            .isNotEmpty();
                }));
    }

    @Test
    void thePageNamesEveryDifferenceAndEveryDefectOfTheRecord() {
        GoldenRecord record = new GoldenRecord();

        assertThat(GuideTables.ofMetrics().differences())
                .doesNotHaveDuplicates()
                .containsAll(GoldenRecord.read("metrics-differences.jsonl").values().stream()
                        .map(line -> line.get("why").asString())
                        .toList())
                .containsAll(Stream.of("metrics", "instant")
                        .flatMap(api -> record.lines(api).stream())
                        .filter(line -> line.has("defect"))
                        .map(line -> line.get("note").asString())
                        .toList());
    }

    @Test
    void thePageNamesTheLinesThatDiffer() {
        Collection<JsonNode> differences =
                GoldenRecord.read("metrics-differences.jsonl").values();
        SortedMap<String, List<String>> differing = differences.stream()
                .collect(Collectors.groupingBy(
                        line -> line.get("why").asString(),
                        TreeMap::new,
                        Collectors.mapping(
                                line -> line.get("id").asString(),
                                Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf))));
        long binding = differences.stream().filter(line -> line.has("binding")).count();
        GuideTables page = GuideTables.ofMetrics();

        assertThat(page.differences("lines of the record")).isEqualTo(differing);
        assertThat(page.says(differences.size() + " lines of this record are answered otherwise, for "
                        + differing.size() + " causes. " + binding + " of them Tempo answered"))
                .isTrue();
    }
}
