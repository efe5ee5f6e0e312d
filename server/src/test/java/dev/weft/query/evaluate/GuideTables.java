package dev.weft.query.evaluate;

import dev.weft.model.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The tables of a page of the guide: example spans, examples, constructs, differences. */
final class GuideTables {

    private final Path page;
    private final List<String> lines;
    private final List<Table> tables;

    /** A table; cells without the bars around them and the backslashes before those in them. */
    private record Table(List<String> header, List<List<String>> rows) {
        boolean is(String... columns) {
            return header.equals(List.of(columns));
        }
    }

    /** A query, and what the page says of it. */
    record Example(String query, String yields) {}

    /**
     * An example of a construct.
     *
     * @param topic what the table's first column is called
     */
    record ConstructRow(String topic, String construct, Example example) {}

    private GuideTables(String name) {
        page = Path.of("..", "docs", "guide", name);
        try {
            lines = Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tables = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            int first = at;
            while (at < lines.size() && lines.get(at).startsWith("|")) {
                at++;
            }
            if (at - first > 2) {
                tables.add(new Table(
                        cells(lines.get(first)),
                        lines.subList(first + 2, at).stream()
                                .map(GuideTables::cells)
                                .toList()));
            }
        }
    }

    static GuideTables ofLanguage() {
        return new GuideTables("query-language.md");
    }

    static GuideTables ofMetrics() {
        return new GuideTables("query-metrics.md");
    }

    List<Span> spans() {
        return tables.stream()
                .filter(table -> table.header().getFirst().equals("span"))
                .flatMap(table -> table.rows().stream())
                .map(GuideSpans::span)
                .toList();
    }

    List<Example> examples() {
        return tables.stream()
                .filter(table -> table.is("query", "finds"))
                .flatMap(table -> table.rows().stream())
                .map(row -> new Example(code(row.getFirst()), row.getLast()))
                .toList();
    }

    /** Returns the rows of the tables of constructs, whose columns are a topic, "example" and "yields". */
    List<ConstructRow> constructs() {
        return tables.stream()
                .filter(table ->
                        table.header().subList(1, table.header().size()).equals(List.of("example", "yields")))
                .flatMap(table -> table.rows().stream()
                        .map(row -> new ConstructRow(
                                table.header().getFirst(),
                                code(row.getFirst()),
                                new Example(code(row.get(1)), row.getLast()))))
                .toList();
    }

    /** Returns the words by which the page calls differences from Tempo. */
    List<String> differences() {
        return tables.stream()
                .filter(table -> table.header().getFirst().equals("word"))
                .flatMap(table -> table.rows().stream())
                .map(List::getFirst)
                .toList();
    }

    /** Returns what the rows of differences have in this column, each word of it, by the words that name the differences. */
    SortedMap<String, List<String>> differences(String column) {
        SortedMap<String, List<String>> cells = new TreeMap<>();
        for (Table table : tables) {
            int at = table.header().indexOf(column);
            if (table.header().getFirst().equals("word") && at > 0) {
                table.rows()
                        .forEach(row ->
                                cells.put(row.getFirst(), List.of(row.get(at).split(" ", -1))));
            }
        }
        return cells;
    }

    /** Returns whether the page says these words, however its lines are broken. */
    boolean says(String words) {
        return String.join(" ", lines).contains(words);
    }

    /** Writes the page anew, with what the examples of constructs yield now. */
    void write(UnaryOperator<String> yields) {
        List<String> written = new ArrayList<>(lines);
        for (ConstructRow row : constructs()) {
            String query = row.example().query();
            String start = "| " + escaped("`" + row.construct() + "`") + " | " + escaped("`" + query + "`") + " | ";
            written.replaceAll(line -> line.startsWith(start) ? start + escaped(yields.apply(query)) + " |" : line);
        }
        try {
            Files.write(page, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = Arrays.stream(line.split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
        return cells.subList(1, cells.size() - 1);
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }

    private static String code(String cell) {
        if (cell.length() < 2 || !cell.startsWith("`") || !cell.endsWith("`")) {
            throw new IllegalArgumentException("cell: " + cell + " (expected: one piece of code)");
        }
        return cell.substring(1, cell.length() - 1);
    }
}
