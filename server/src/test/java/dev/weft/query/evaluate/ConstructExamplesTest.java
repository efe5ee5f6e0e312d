package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.GuideTables.ConstructRow;
import dev.weft.query.text.TraceQl;
import dev.weft.store.SearchOrder;
import dev.weft.store.agreement.Construct;
import dev.weft.store.agreement.Constructs;
import dev.weft.store.agreement.Question;
import dev.weft.store.agreement.TraceSet;
import dev.weft.store.agreement.UsedConstructs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that a query can be made of has an example in the guide, which yields over the example spans what the guide says:
 * run with {@code -Dweft.write=true} to write anew what they yield.
 */
class ConstructExamplesTest {

    private final GuideTables language = GuideTables.ofLanguage();
    private final GuideTables metrics = GuideTables.ofMetrics();
    private final GuideAnswers answers = new GuideAnswers(language.spans());

    @BeforeAll
    static void writeWhenAsked() {
        if (Boolean.getBoolean("weft.write")) {
            GuideAnswers answers = new GuideAnswers(GuideTables.ofLanguage().spans());
            GuideTables.ofLanguage().write(answers::yields);
            GuideTables.ofMetrics().write(answers::yields);
        }
    }

    @TestFactory
    Stream<DynamicTest> examplesYieldWhatTheGuideSays() {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.construct() + " in " + row.example().query(),
                        () -> assertThat(answers.yields(row.example().query()))
                                .isEqualTo(row.example().yields())
                                .isNotEqualTo("nothing")));
    }

    @TestFactory
    Stream<DynamicTest> examplesAreOfTheirConstruct() {
        TraceSet set = new TraceSet(language.spans());
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.construct() + " in " + row.example().query(),
                        () -> assertThat(
                                        UsedConstructs.of(question(row.example().query()), set))
                                .contains(new Construct(row.topic(), row.construct()))));
    }

    @Test
    void everyConstructHasAnExample() {
        assertThat(rows().stream().map(row -> new Construct(row.topic(), row.construct())))
                .hasSameElementsAs(Constructs.ofQueries());
    }

    private List<ConstructRow> rows() {
        return Stream.concat(language.constructs().stream(), metrics.constructs().stream())
                .toList();
    }

    private static Question question(String text) {
        return switch (TraceQl.parse(text)) {
            case Query.Spansets query ->
                new Question.Search(query, TimeRange.ALL, SearchOrder.NEWEST, 1, false, List.of());
            case Query.Metrics query -> new Question.Measure(query, GuideAnswers.GRID);
        };
    }
}
