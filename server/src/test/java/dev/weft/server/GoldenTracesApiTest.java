package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.query.evaluate.GoldenTraces;
import dev.weft.query.text.TraceQl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Searches through the native API over a store on disk are answered as Tempo answered them, or as our own answers have it: the
 * traces with their sets and the values of these, the spans with the selected values. Lines about the time range, which here
 * cuts spans and not traces, are asked with theirs, and answered as the evaluator answers them.
 */
class GoldenTracesApiTest extends GoldenOnDisk {

    private static final long START = -1_260_000_000_000L;

    private final GoldenRecord record = new GoldenRecord();
    private final GoldenTraces golden = new GoldenTraces();

    @TestFactory
    Stream<DynamicTest> tracesHaveTheirSets() {
        return tests(line -> !isAboutTheRange(line), line -> {
            SortedMap<String, GoldenTraces.Found> found = new TreeMap<>();
            for (JsonNode trace : items(line, "traces", TimeRange.ALL)) {
                found.put(trace.get("traceId").stringValue().substring(0, 2), found(trace.get("matched")));
            }

            assertThat(found).isEqualTo(golden.traces(line));
        });
    }

    /** Where a root's service has no name, Tempo says that the root is not there. */
    @Test
    void tracesAreNamedByTheirRoots() {
        JsonNode line = record.lines("search").getFirst();
        SortedMap<String, String> recorded = new TreeMap<>();
        line.get("traces")
                .properties()
                .forEach(trace -> recorded.put(
                        trace.getKey(), trace.getValue().get("rootName").stringValue()));
        SortedMap<String, String> named = new TreeMap<>();
        for (JsonNode trace : items(line, "traces", TimeRange.ALL)) {
            named.put(
                    trace.get("traceId").stringValue().substring(0, 2),
                    trace.at("/root/name").asString(""));
        }

        assertThat(line.get("id").stringValue()).isEqualTo("basic-001");
        assertThat(named).isEqualTo(recorded).hasSize(60);
    }

    @TestFactory
    Stream<DynamicTest> spansShowTheSelectedValues() {
        return tests(this::selectsValues, line -> {
            SortedMap<String, Map<String, String>> selected = golden.selected(line);
            SortedMap<String, Map<String, String>> shown = new TreeMap<>();
            for (JsonNode row : items(line, "spans", TimeRange.ALL)) {
                String span = row.get("spanId").stringValue().substring(0, 4);
                Map<String, String> values = new TreeMap<>();
                selected.getOrDefault(span, Map.of()).keySet().forEach(field -> values.put(field, value(row, field)));
                shown.put(span, values);
            }

            assertThat(shown).isEqualTo(selected);
        });
    }

    @TestFactory
    Stream<DynamicTest> linesAboutTheRangeFindWhatTheEvaluatorFinds() {
        CollectedTraces stored = new CollectedTraces(GoldenRecord.spans());
        return tests(GoldenTracesApiTest::isAboutTheRange, line -> {
            Set<String> expected = new TreeSet<>();
            stored.spansets((Query.Spansets) TraceQl.parse(line.get("query").stringValue()), range(line))
                    .forEach(set -> set.spans()
                            .forEach(span -> expected.add(span.spanId().toString())));
            Set<String> found = new TreeSet<>();
            items(line, "spans", range(line))
                    .forEach(row -> found.add(row.get("spanId").stringValue()));

            assertThat(found).isEqualTo(expected);
        });
    }

    private interface Check {
        void of(JsonNode line);
    }

    private Stream<DynamicTest> tests(Predicate<JsonNode> asked, Check check) {
        return record.lines("search").stream()
                .filter(line -> !line.get("expect").stringValue().equals("refused"))
                .filter(asked)
                .map(line -> DynamicTest.dynamicTest(
                        line.get("id").stringValue() + " " + line.get("query").stringValue(), () -> check.of(line)));
    }

    private static boolean isAboutTheRange(JsonNode line) {
        return line.get("category").stringValue().equals("time-range");
    }

    private boolean selectsValues(JsonNode line) {
        return !isAboutTheRange(line) && !golden.selected(line).isEmpty();
    }

    private static GoldenTraces.Found found(JsonNode matched) {
        List<String> sets = new ArrayList<>();
        for (JsonNode set : matched.path("sets")) {
            Map<String, String> values = new TreeMap<>();
            for (JsonNode attribute : set.get("attributes")) {
                String text = attribute.get("text").stringValue();
                boolean duration = text.matches("-?[0-9.]+[a-zµ].*");
                values.put(attribute.get("key").stringValue(), GoldenTraces.words(attribute.get("value"), duration));
            }
            sets.add(GoldenTraces.set(set.get("count").longValue(), values));
        }
        assertThat(matched.path("setCount").asInt(0)).isEqualTo(sets.size());
        return new GoldenTraces.Found(matched.get("count").longValue(), sets);
    }

    /** What every row has is no attribute of it; an attribute without a scope goes by the one in which it was found. */
    private static String value(JsonNode row, String field) {
        if (row.has(field.replace("span:", ""))) {
            return row.get(field.replace("span:", "")).stringValue();
        }
        for (JsonNode attribute : row.get("attributes")) {
            String key = attribute.get("key").stringValue();
            if (key.equals(field) || key.equals("span" + field) || key.equals("resource" + field)) {
                String words = GoldenTraces.words(attribute.get("value"), field.equals("event:timeSinceStart"));
                return field.endsWith("traceID") ? words.replaceFirst("^0+", "") : words;
            }
        }
        return "nil";
    }

    private List<JsonNode> items(JsonNode line, String view, TimeRange range) {
        return answered(search(line.get("query").stringValue(), view, range))
                .get("items")
                .valueStream()
                .toList();
    }

    private static TimeRange range(JsonNode line) {
        return new TimeRange(at(line, "start", START), at(line, "end", 0));
    }

    private static long at(JsonNode line, String name, long otherwise) {
        return GoldenRecord.BASE + line.path(name).asLong(otherwise);
    }
}
