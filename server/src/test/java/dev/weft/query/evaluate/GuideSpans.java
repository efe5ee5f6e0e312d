package dev.weft.query.evaluate;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Scope;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the example spans of the language page, a row each. */
final class GuideSpans {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w.:]+) = (\"[^\"]*\"|\\[[^\\]]*\\]|\\S+)");
    private static final Pattern OFFSET = Pattern.compile(" \\+(\\S+)");
    private static final String SCOPE_ATTRIBUTE = "instrumentation.";

    private GuideSpans() {}

    static Span span(List<String> row) {
        long start = TestSpans.EPOCH + nanos(row.get(2));
        List<SpanEvent> events = code(row.get(9)).stream()
                .map(text -> new SpanEvent(start + offset(text), firstWord(text), attributes(text), 0))
                .toList();
        List<SpanLink> links = code(row.get(10)).stream()
                .map(text -> new SpanLink(trace(firstWord(text)), id(firstWord(text)), "", 0, attributes(text), 0))
                .toList();
        Map<String, AttributeValue> besides = new HashMap<>();
        List<Attribute> ofScope = new ArrayList<>();
        for (Attribute attribute : attributes(String.join(" ", code(row.get(11))))) {
            if (attribute.key().startsWith(SCOPE_ATTRIBUTE)) {
                ofScope.add(new Attribute(attribute.key().substring(SCOPE_ATTRIBUTE.length()), attribute.value()));
            } else {
                besides.put(attribute.key(), attribute.value());
            }
        }
        Span span = new Span(
                trace(row.get(0)),
                id(row.get(0)),
                row.get(1).isEmpty() ? SpanId.INVALID : id(row.get(1)),
                takeText(besides, "traceState"),
                0,
                row.get(4),
                new SpanKind(number(
                        row.get(5), List.of("unspecified", "internal", "server", "client", "producer", "consumer"))),
                start,
                start + nanos(row.get(3)),
                attributes(String.join(" ", code(row.get(8)))),
                0,
                events,
                0,
                links,
                takeCount(besides, "droppedLinks"),
                new Status(number(row.get(6), List.of("unset", "ok", "error")), takeText(besides, "statusMessage")),
                new Resource(Attributes.of(Attribute.of(Resource.SERVICE_NAME, row.get(7))), 0, List.of(), ""),
                new Scope(
                        takeText(besides, "scopeName"),
                        takeText(besides, "scopeVersion"),
                        new Attributes(ofScope),
                        0,
                        ""));
        if (!besides.isEmpty()) {
            throw new IllegalArgumentException("besides: " + besides.keySet() + " (expected: what a span has)");
        }
        return span;
    }

    private static String takeText(Map<String, AttributeValue> besides, String name) {
        return besides.remove(name) instanceof AttributeValue.Text(String text) ? text : "";
    }

    private static int takeCount(Map<String, AttributeValue> besides, String name) {
        return besides.remove(name) instanceof AttributeValue.Int(long count) ? Math.toIntExact(count) : 0;
    }

    private static int number(String word, List<String> words) {
        return IntStream.range(0, words.size())
                .filter(i -> words.get(i).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " (expected: one of " + words + ")"));
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static Attributes attributes(String text) {
        List<Attribute> attributes = new ArrayList<>();
        for (MatchResult found : ATTRIBUTE.matcher(text).results().toList()) {
            attributes.add(new Attribute(found.group(1), value(found.group(2))));
        }
        return new Attributes(attributes);
    }

    private static AttributeValue value(String text) {
        if (text.startsWith("[")) {
            return new AttributeValue.Array(
                    Arrays.stream(text.substring(1, text.length() - 1).split(", ", -1))
                            .map(GuideSpans::value)
                            .toList());
        }
        if (text.startsWith("\"")) {
            return new AttributeValue.Text(text.substring(1, text.length() - 1));
        }
        return text.matches("true|false")
                ? new AttributeValue.Bool(Boolean.parseBoolean(text))
                : text.contains(".")
                        ? new AttributeValue.Real(Double.parseDouble(text))
                        : new AttributeValue.Int(Long.parseLong(text));
    }

    private static long offset(String event) {
        return OFFSET.matcher(event)
                .results()
                .findFirst()
                .map(found -> nanos(found.group(1)))
                .orElse(0L);
    }

    private static long nanos(String text) {
        return text.endsWith("ms")
                ? Long.parseLong(text.substring(0, text.length() - 2)) * 1_000_000
                : Long.parseLong(text.substring(0, text.length() - 1)) * 1_000_000_000;
    }

    private static String firstWord(String text) {
        return text.split(" ", 2)[0];
    }

    private static TraceId trace(String name) {
        return TestSpans.traceId(Long.parseLong(name.split("/", -1)[0]));
    }

    private static SpanId id(String name) {
        return TestSpans.spanId(Long.parseLong(name.split("/", -1)[1]));
    }
}
