package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Where a binding answer of Tempo's is not ours, the record speaks against itself: other lines find a span, the {@code witness},
 * of whose trace the answer is then wrong.
 */
class GoldenContradictionsTest {

    private final GoldenRecord record = new GoldenRecord();
    private final Map<String, JsonNode> ours = GoldenRecord.read("ours.jsonl");

    @TestFactory
    Stream<DynamicTest> otherLinesFindTheWitness() {
        return binding()
                .filter(line -> line.has("witness"))
                .map(line -> DynamicTest.dynamicTest(
                        line.get("id").asString() + " " + line.get("query").asString(), () -> {
                            String witness = line.get("witness").asString();

                            assertThat(line.get("found").valueStream().map(found -> record.line(found.asString())))
                                    .isNotEmpty()
                                    .noneMatch(found -> found.has("defect"))
                                    .allMatch(found -> finds(found, witness))
                                    .allMatch(found -> shows(
                                            found, witness, line.path("shown").asString("")));
                            assertThat(answers(line, witness))
                                    .isNotEqualTo(
                                            answers(record.line(line.get("id").asString()), witness));
                        }));
    }

    /** By its rule for trace ids, an expression that begins with a zero would find 1001. */
    @Test
    void theRecordKeepsTheZerosOfSpanIds() {
        JsonNode ids = record.line("intrinsic-span-046");

        assertThat(ids.get("query").asString()).isEqualTo("{ span:id =~ \"01.*\" }");
        assertThat(finds(ids, "0101")).isTrue();
        assertThat(finds(ids, "1001")).isFalse();
        assertThat(Objects.requireNonNull(ours.get("intrinsic-span-050"))
                        .get("against")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("intrinsic-span-046");
    }

    /** Trace 21 has a sum although 2102 has nothing to add. */
    @Test
    void theRecordLeavesOutWhatIsMissingInOneTraceOnly() {
        JsonNode sums = record.line("pipeline-096");

        assertThat(GoldenRecord.spans())
                .filteredOn(span -> span.spanId().toString().startsWith("2102"))
                .singleElement()
                .satisfies(span -> assertThat(span.attributes().find("bytes")).isNull());
        assertThat(finds(sums, "2102")).isTrue();
        assertThat(Stream.of("2801", "2b01", "3701"))
                .allMatch(span -> !finds(sums, span) && finds(record.line("pipeline-011"), span));
    }

    /** In the one trace that has no root 0304 is a leaf, and 0302 a child of 0301. */
    @Test
    void theRecordCountsChildrenWrongWhereTheRootIsMissing() {
        JsonNode childless = record.line("intrinsic-span-040");

        assertThat(finds(childless, "0304")).isFalse();
        assertThat(parents()).noneMatch(parent -> parent.startsWith("0304"));
        assertThat(finds(childless, "0301")).isTrue();
        assertThat(parents()).anyMatch(parent -> parent.startsWith("0301"));
    }

    @Test
    void saysOfTheOthersWhyWeAnswerAsWeDo() {
        assertThat(binding()
                        .filter(line -> !line.has("witness"))
                        .map(line -> line.get("why").asString()))
                .containsExactlyInAnyOrder("childCount-without-root", "empty-query");
    }

    private static Stream<String> parents() {
        return GoldenRecord.spans().stream().map(span -> span.parentSpanId().toString());
    }

    private Stream<JsonNode> binding() {
        return ours.values().stream().filter(line -> line.has("binding"));
    }

    private boolean finds(JsonNode line, String span) {
        return sets(answers(line, span))
                .map(set -> set.isObject() ? set.get("spans") : set)
                .map(JsonNode::asString)
                .anyMatch(spans ->
                        spans.equals("*") || Arrays.asList(spans.split(" ", -1)).contains(span.substring(2)));
    }

    private static Stream<JsonNode> sets(JsonNode answer) {
        return answer.isArray() ? answer.valueStream() : Stream.of(answer);
    }

    private boolean shows(JsonNode line, String span, String value) {
        return answers(line, span).toString().contains(value);
    }

    /** Returns what a line answers of the trace of a span. */
    private JsonNode answers(JsonNode line, String span) {
        return record.answered(line).get("traces").path(span.substring(0, 2));
    }
}
