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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The tables of the language page: example spans, examples, differences. */
final class GuideTables {

    private static final Path PAGE = Path.of("..", "docs", "guide", "query-language.md");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+) = (\"[^\"]*\"|\\[[^\\]]*\\]|\\S+)");

    private final List<List<String>> rows;

    GuideTables() {
        try {
            List<String> lines = Files.readAllLines(PAGE);
            rows = lines.subList(lines.indexOf("## What a query means"), lines.size()).stream()
                    .filter(line -> line.startsWith("|"))
                    .map(line -> Arrays.stream(line.split("(?<!\\\\)\\|", -1))
                            .map(cell -> cell.strip().replace("\\|", "|"))
                            .toList())
                    .map(cells -> cells.subList(1, cells.size() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Span> spans() {
        return rows.stream()
                .filter(row -> row.size() == 11 && row.getFirst().contains("/"))
                .map(GuideTables::span)
                .toList();
    }

    /** Returns pairs of a query and what it finds. */
    List<List<String>> examples() {
        return rows.stream()
                .filter(row -> row.size() == 2 && row.getFirst().startsWith("`"))
                .map(row -> List.of(code(row.getFirst()).getFirst(), row.getLast()))
                .toList();
    }

    /** Returns the words by which the page calls differences from Tempo. */
    List<String> differences() {
        return rows.stream()
                .filter(row -> row.size() == 4 && row.getFirst().matches("[a-zA-Z]+(-[a-zA-Z]+)*"))
                .map(List::getFirst)
                .filter(word -> !word.equals("word"))
                .toList();
    }

    private static Span span(List<String> row) {
        long start = TestSpans.EPOCH + nanos(row.get(2));
        List<SpanEvent> events = code(row.get(9)).stream()
                .map(text -> new SpanEvent(start, firstWord(text), attributes(text), 0))
                .toList();
        List<SpanLink> links = code(row.get(10)).stream()
                .map(text -> new SpanLink(trace(firstWord(text)), id(firstWord(text)), "", 0, attributes(text), 0))
                .toList();
        return new Span(
                trace(row.get(0)),
                id(row.get(0)),
                row.get(1).isEmpty() ? SpanId.INVALID : id(row.get(1)),
                "",
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
                0,
                new Status(number(row.get(6), List.of("unset", "ok", "error")), ""),
                new Resource(Attributes.of(Attribute.of(Resource.SERVICE_NAME, row.get(7))), 0, List.of(), ""),
                Scope.EMPTY);
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
                            .map(GuideTables::value)
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
