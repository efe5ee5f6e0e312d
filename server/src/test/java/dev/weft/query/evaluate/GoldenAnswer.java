package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Stage;
import dev.weft.query.text.TraceQl;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * An answer to a search, recorded or our own, as text by trace that can be compared: each set with its spans, what is recorded
 * of its groups and aggregates, and of the selected values. Numbers are cut to ten digits; ints and floats look different.
 */
final class GoldenAnswer {

    private final JsonNode line;
    private final Map<String, List<String>> spansOfTraces;

    /** @param spansOfTraces for each trace (two digits) its spans (two more) */
    GoldenAnswer(JsonNode line, Map<String, List<String>> spansOfTraces) {
        this.line = line;
        this.spansOfTraces = spansOfTraces;
    }

    SortedMap<String, List<String>> recorded() {
        SortedMap<String, List<String>> answer = new TreeMap<>();
        for (Map.Entry<String, JsonNode> trace : line.get("traces").properties()) {
            JsonNode sets = trace.getValue();
            List<String> texts = new ArrayList<>();
            if (sets.isArray()) {
                sets.forEach(set -> texts.add(recorded(set, trace.getKey())));
            } else {
                texts.add(recorded(sets, trace.getKey()));
            }
            answer.put(trace.getKey(), texts.stream().sorted().toList());
        }
        return answer;
    }

    private String recorded(JsonNode set, String trace) {
        JsonNode spans = set.isObject() ? set.get("spans") : set;
        StringBuilder text = new StringBuilder()
                .append(
                        spans.asString().equals("*")
                                ? spansOfTraces.get(trace)
                                : List.of(spans.asString().split(" ")));
        for (int i = 0; i < keys("attrKeys").size(); i++) {
            text.append(' ').append(keys("attrKeys").get(i)).append('=');
            text.append(recorded(set.get("attrs").get(i)));
        }
        if (line.has("valueKeys")) {
            for (Map.Entry<String, JsonNode> values : set.get("values").properties()) {
                text.append(' ').append(values.getKey());
                for (int i = 0; i < keys("valueKeys").size(); i++) {
                    if (isSelected(keys("valueKeys").get(i))) {
                        text.append(' ').append(keys("valueKeys").get(i)).append('=');
                        text.append(recorded(values.getValue().get(i)));
                    }
                }
            }
        }
        return text.toString();
    }

    static String recorded(JsonNode value) {
        if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(recorded(element)));
            return elements.toString();
        }
        return value.isFloat() || value.isDouble() || value.isBigDecimal()
                ? real(value.asDouble())
                : value.isNull() ? "nil" : value.asString();
    }

    /** Returns the two digits by which the record calls the set's trace. */
    static String trace(YieldedSet set) {
        return set.spans().getFirst().traceId().toString().substring(0, 2);
    }

    /** Returns our sets of one trace in the same words. */
    List<String> ours(List<YieldedSet> sets, StoredTraces stored) {
        return sets.stream().map(set -> ours(set, stored)).sorted().toList();
    }

    private String ours(YieldedSet set, StoredTraces stored) {
        List<String> spans =
                set.spans().stream().map(GoldenAnswer::shortId).sorted().toList();
        StringBuilder text = new StringBuilder().append(spans);
        for (String key : keys("attrKeys")) {
            text.append(' ').append(key).append('=').append(ours(attribute(set, key)));
        }
        if (line.has("valueKeys")) {
            SortedMap<String, String> bySpan = new TreeMap<>();
            List<List<SpanValue>> values = SelectedValues.of(set, stored);
            for (int i = 0; i < set.spans().size(); i++) {
                bySpan.put(shortId(set.spans().get(i)), values(set.selected(), values.get(i)));
            }
            bySpan.forEach((span, shown) -> text.append(' ').append(span).append(shown));
        }
        return text.toString();
    }

    private String values(List<Field> selected, List<SpanValue> values) {
        StringBuilder text = new StringBuilder();
        for (String key : keys("valueKeys")) {
            for (int i = 0; i < selected.size(); i++) {
                if (isNamed(selected.get(i), key)) {
                    String value = ours(values.get(i));
                    text.append(' ').append(key).append('=');
                    text.append(key.endsWith("traceID") ? value.replaceFirst("^0+", "") : value);
                }
            }
        }
        return text.toString();
    }

    private static SpanValue attribute(YieldedSet set, String key) {
        boolean group = key.startsWith("by(");
        Query query = TraceQl.parse("{ } | " + key + (group ? "" : " > 0"));
        return switch (((Query.Spansets) query).pipeline().stages().getLast()) {
            case Stage.Group(List<Expression> by) -> set.groups().getOrDefault(by.getFirst(), SpanValue.MISSING);
            case Stage.Keep keep
            when keep.left() instanceof Scalar.Aggregate aggregate ->
                set.aggregates().getOrDefault(aggregate, SpanValue.MISSING);
            case Stage other -> throw new IllegalArgumentException(other + " (expected: a group or an aggregate)");
        };
    }

    private boolean isSelected(String key) {
        return ((Query.Spansets) TraceQl.parse(line.get("query").asString()))
                .pipeline().stages().stream()
                        .filter(Stage.Select.class::isInstance)
                        .flatMap(stage -> ((Stage.Select) stage).fields().stream())
                        .anyMatch(field -> isNamed(field, key));
    }

    static boolean isNamed(Field field, String key) {
        return switch (field) {
            case Field.Attribute attribute -> attribute.key().equals(key);
            case Field.Intrinsic intrinsic -> intrinsic.names().contains(key);
            case Field.OfParent _ -> false;
        };
    }

    private List<String> keys(String name) {
        List<String> keys = new ArrayList<>();
        if (line.has(name)) {
            line.get(name).forEach(key -> keys.add(key.asString()));
        }
        return keys;
    }

    private static String ours(SpanValue value) {
        return switch (value) {
            case SpanValue.Missing _, SpanValue.Incomparable _ -> "nil";
            case SpanValue.Bool(boolean truth) -> String.valueOf(truth);
            case SpanValue.Int(long number) -> String.valueOf(number);
            case SpanValue.Real(double number) -> real(number);
            case SpanValue.Text(String text) -> text;
            case SpanValue.Duration(long nanos) -> duration(nanos);
            case SpanValue.Kind(SpanKind kind) -> kind.word();
            case SpanValue.StatusCode(int code) -> Status.word(code);
            case SpanValue.Array(List<SpanValue> elements) ->
                elements.stream().map(GoldenAnswer::ours).toList().toString();
        };
    }

    private static String shortId(Span span) {
        return span.spanId().toString().substring(2, 4);
    }

    static String real(double value) {
        return String.format(Locale.ROOT, "%.9e", value);
    }

    /** As the record writes durations: {@code 6m52.5s}, {@code 758.333333ms}. */
    static String duration(long nanos) {
        if (nanos == 0 || Math.abs(nanos) >= 1_000_000_000) {
            long minutes = nanos / 60_000_000_000L;
            return (minutes == 0 ? "" : minutes + "m") + decimal(nanos % 60_000_000_000L, 1e9) + "s";
        }
        return Math.abs(nanos) >= 1_000_000
                ? decimal(nanos, 1e6) + "ms"
                : Math.abs(nanos) >= 1_000 ? decimal(nanos, 1e3) + "µs" : nanos + "ns";
    }

    private static String decimal(long nanos, double unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf((long) unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
