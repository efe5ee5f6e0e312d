package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.text.TraceQl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of how much each of many queries finds: a line each, the answer, a tab and the query. It is written anew where a test
 * runs with {@code -Dweft.write=true}; what changed is then to be reviewed.
 */
final class KeptAnswers {

    private static final Path FOLDER = Path.of("src", "test", "resources", "query");

    private final Path file;
    private final String about;

    /** @param about the file's first line */
    KeptAnswers(String name, String about) {
        this.file = FOLDER.resolve(name);
        this.about = "# " + about;
    }

    /** Returns tests that the queries, no two of them alike, are answered alike by stores and evaluator, and find what is kept. */
    Stream<DynamicTest> hold(List<String> queries, StoredTwice stored) {
        if (Boolean.getBoolean("weft.write")) {
            write(queries, stored);
        }
        Map<String, String> answers = read();
        return Stream.concat(
                queries.stream()
                        .map(query -> DynamicTest.dynamicTest(
                                inOneLine(query),
                                () -> assertThat(stored.found(TraceQl.parse(query)))
                                        .isEqualTo(answers.get(inOneLine(query))))),
                Stream.of(DynamicTest.dynamicTest(
                        "every answer is of a query",
                        () -> assertThat(queries.stream().map(KeptAnswers::inOneLine))
                                .containsExactlyElementsOf(answers.keySet()))));
    }

    /** Returns the answers by their queries. */
    Map<String, String> read() {
        Map<String, String> answers = new LinkedHashMap<>();
        try {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(line -> answers.put(line[1], line[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    private void write(List<String> queries, StoredTwice stored) {
        StringBuilder lines = new StringBuilder(about).append('\n');
        for (String query : queries) {
            lines.append(stored.found(TraceQl.parse(query)))
                    .append('\t')
                    .append(inOneLine(query))
                    .append('\n');
        }
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inOneLine(String query) {
        return query.replace("\n", "\\n").replace("\t", "\\t");
    }
}
