package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The examples of docs/guide/query-language.md find what the page says. */
class QueryLanguageGuideTest {

    private final GuideTables page = GuideTables.ofLanguage();

    @TestFactory
    Stream<DynamicTest> examplesFindWhatThePageSays() {
        CollectedTraces stored = new CollectedTraces(page.spans());
        return page.examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.query(),
                        () -> assertThat(found(example.query(), stored)).isEqualTo(example.yields())));
    }

    @Test
    void thePageHasExamples() {
        assertThat(page.spans()).hasSizeGreaterThan(5);
        assertThat(page.examples()).hasSizeGreaterThan(40);
    }

    @Test
    void thePageNamesEveryDifferenceAndEveryDefectOfTheRecord() {
        assertThat(page.differences())
                .doesNotHaveDuplicates()
                .containsAll(GoldenRecord.read("ours.jsonl").values().stream()
                        .map(line -> line.get("why").asString())
                        .toList())
                .containsAll(new GoldenRecord()
                        .lines("search").stream()
                                .filter(line -> line.has("defect"))
                                .map(line -> line.get("note").asString())
                                .toList());
    }

    @Test
    void thePageNamesTheLinesThatDifferAndThoseThatSpeakAgainstThem() {
        List<JsonNode> binding = GoldenRecord.read("ours.jsonl").values().stream()
                .filter(line -> line.has("binding"))
                .toList();
        SortedMap<String, List<String>> differing = byWord(binding, line -> Stream.of(text(line.get("id"))));
        SortedMap<String, List<String>> against = byWord(
                binding,
                line -> Stream.of("found", "against")
                        .flatMap(lines -> line.path(lines).valueStream())
                        .map(QueryLanguageGuideTest::text));

        assertThat(page.differences("lines of the record")).isEqualTo(differing);
        assertThat(page.differences("against lines")).isEqualTo(against);
        assertThat(page.says(binding.size() + " lines of the record's searches are answered otherwise, for "
                        + differing.size() + " causes"))
                .isTrue();
        assertThat(page.says("In "
                        + binding.stream().filter(line -> line.has("found")).count() + " of them Tempo"))
                .isTrue();
        assertThat(page.says("differ in "
                        + GoldenRecord.read("metrics-differences.jsonl").values().stream()
                                .filter(line -> line.has("binding"))
                                .count()
                        + " lines more"))
                .isTrue();
    }

    private static SortedMap<String, List<String>> byWord(
            List<JsonNode> lines, Function<JsonNode, Stream<String>> named) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> text(line.get("why")),
                        TreeMap::new,
                        Collectors.flatMapping(
                                named,
                                Collectors.collectingAndThen(
                                        Collectors.toCollection(TreeSet::new),
                                        names -> names.isEmpty() ? List.of("") : List.copyOf(names)))));
    }

    private static String text(JsonNode node) {
        return node.asString();
    }

    private static String found(String text, CollectedTraces stored) {
        Query.Spansets query = (Query.Spansets) TraceQl.parse(text);
        List<String> found = stored.spansets(query, TimeRange.ALL).stream()
                .flatMap(set -> set.spans().stream())
                .map(span -> span.traceId().low() + "/" + span.spanId().value())
                .toList();
        return found.isEmpty() ? "nothing" : String.join(" ", found);
    }
}
