package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

    private static String found(String text, CollectedTraces stored) {
        Query.Spansets query = (Query.Spansets) TraceQl.parse(text);
        List<String> found = stored.spansets(query, TimeRange.ALL).stream()
                .flatMap(set -> set.spans().stream())
                .map(span -> span.traceId().low() + "/" + span.spanId().value())
                .toList();
        return found.isEmpty() ? "nothing" : String.join(" ", found);
    }
}
