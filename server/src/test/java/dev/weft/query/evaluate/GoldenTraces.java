package dev.weft.query.evaluate;

import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Stage;
import dev.weft.query.text.TraceQl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the record has of a search, or our own answer where that is another, as the native API tells it: of traces how many
 * spans match and in which sets, of spans the selected values. Values are in the words of {@link GoldenAnswer}.
 */
public final class GoldenTraces {

    /**
     * @param count of spans that match
     * @param sets each as its number of spans and its values; none where sets have no values
     */
    public record Found(long count, List<String> sets) {
        public Found {
            sets = sets.stream().sorted().toList();
        }
    }

    private final GoldenRecord record = new GoldenRecord();
    private final Map<String, JsonNode> ours = GoldenRecord.read("ours.jsonl");
    private final Map<String, List<String>> spansOfTraces = GoldenRecord.spans().stream()
            .map(span -> span.spanId().toString())
            .collect(Collectors.groupingBy(
                    id -> id.substring(0, 2), Collectors.mapping(id -> id.substring(2, 4), Collectors.toList())));

    /** Returns what each trace is to have, by the two digits that name it. */
    public SortedMap<String, Found> traces(JsonNode line) {
        JsonNode answer = answer(line);
        SortedMap<String, Found> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> trace : answer.get("traces").properties()) {
            Set<String> spans = new HashSet<>();
            List<String> sets = new ArrayList<>();
            for (JsonNode set : sets(trace.getValue())) {
                List<String> ofSet = spans(set, trace.getKey());
                spans.addAll(ofSet);
                if (answer.has("attrKeys")) {
                    sets.add(set(ofSet.size(), attributes(answer, set)));
                }
            }
            found.put(trace.getKey(), new Found(spans.size(), sets));
        }
        return found;
    }

    /** Returns a set in words. */
    public static String set(long count, Map<String, String> values) {
        return count + " " + new TreeMap<>(values);
    }

    /** Returns the values that each span is to show, by the four digits that name it and by the field as queries write it. */
    public SortedMap<String, Map<String, String>> selected(JsonNode line) {
        JsonNode answer = answer(line);
        SortedMap<String, Map<String, String>> selected = new TreeMap<>();
        if (answer.has("valueKeys")) {
            List<Field> fields = selectedFields(line);
            for (Map.Entry<String, JsonNode> trace : answer.get("traces").properties()) {
                for (JsonNode set : sets(trace.getValue())) {
                    for (Map.Entry<String, JsonNode> span : set.get("values").properties()) {
                        selected.put(
                                trace.getKey() + span.getKey(),
                                values(answer.get("valueKeys"), span.getValue(), fields));
                    }
                }
            }
        }
        return selected;
    }

    private static Map<String, String> values(JsonNode keys, JsonNode values, List<Field> fields) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            for (Field field : fields) {
                if (GoldenAnswer.isNamed(field, keys.get(i).asString())) {
                    named.put(TraceQl.print(field), GoldenAnswer.recorded(values.get(i)));
                }
            }
        }
        return named;
    }

    private static List<Field> selectedFields(JsonNode line) {
        Query.Spansets query = (Query.Spansets) TraceQl.parse(line.get("query").asString());
        return query.pipeline().stages().stream()
                .filter(Stage.Select.class::isInstance)
                .flatMap(stage -> ((Stage.Select) stage).fields().stream())
                .toList();
    }

    private static Map<String, String> attributes(JsonNode answer, JsonNode set) {
        Map<String, String> attributes = new TreeMap<>();
        JsonNode keys = answer.get("attrKeys");
        for (int i = 0; i < keys.size(); i++) {
            attributes.put(
                    printed(keys.get(i).asString()),
                    GoldenAnswer.recorded(set.get("attrs").get(i)));
        }
        return attributes;
    }

    /** Returns a group or an aggregate as our answers name it. */
    private static String printed(String key) {
        Query query = TraceQl.parse("{ } | " + key + (key.startsWith("by(") ? "" : " > 0"));
        return switch (((Query.Spansets) query).pipeline().stages().getLast()) {
            case Stage.Group(List<Expression> by) -> "by(" + TraceQl.print(by.getFirst()) + ")";
            case Stage.Keep(Scalar left, var _, var _) -> TraceQl.print(left);
            case Stage other -> throw new IllegalArgumentException(other + " (expected: a group or an aggregate)");
        };
    }

    private List<String> spans(JsonNode set, String trace) {
        JsonNode spans = set.isObject() ? set.get("spans") : set;
        return spans.asString().equals("*")
                ? spansOfTraces.getOrDefault(trace, List.of())
                : Stream.of(spans.asString().split(" ")).toList();
    }

    private static List<JsonNode> sets(JsonNode sets) {
        return sets.isArray() ? sets.valueStream().toList() : List.of(sets);
    }

    private JsonNode answer(JsonNode line) {
        JsonNode different = ours.get(line.get("id").asString());
        return different == null
                ? record.answered(line)
                : different.has("same")
                        ? record.answered(record.line(different.get("same").asString()))
                        : different;
    }

    /**
     * Returns a value of our API, an OTLP/JSON attribute value, in the same words. The API shows attributes as they were sent; Tempo
     * shows an array of one element as that element, and nothing of values that queries do not compare.
     */
    public static String words(JsonNode value, boolean duration) {
        if (value.has("arrayValue")) {
            List<String> elements = value.get("arrayValue")
                    .path("values")
                    .valueStream()
                    .map(element -> words(element, duration))
                    .toList();
            return switch (elements.size()) {
                case 0 -> "nil";
                case 1 -> elements.getFirst();
                default -> elements.toString();
            };
        }
        if (value.has("intValue")) {
            long number = Long.parseLong(value.get("intValue").asString());
            return duration ? GoldenAnswer.duration(number) : Long.toString(number);
        }
        if (value.has("doubleValue")) {
            return GoldenAnswer.real(value.get("doubleValue").asDouble());
        }
        boolean compared = value.has("stringValue") || value.has("boolValue");
        return compared ? value.iterator().next().asString() : "nil";
    }
}
