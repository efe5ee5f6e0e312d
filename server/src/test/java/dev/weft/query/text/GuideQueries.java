package dev.weft.query.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The queries that the pages of the guide on the language show in blocks. */
public final class GuideQueries {

    private static final Path GUIDE = Path.of("..", "docs", "guide");
    private static final Pattern BLOCK = Pattern.compile("```traceql\\n(.*?)\\n```", Pattern.DOTALL);

    private GuideQueries() {}

    /** Returns those of both pages, each once. */
    public static List<String> all() {
        return Stream.of("query-language.md", "query-metrics.md")
                .flatMap(page -> of(page).stream())
                .distinct()
                .toList();
    }

    private static List<String> of(String page) {
        try {
            return BLOCK.matcher(Files.readString(GUIDE.resolve(page)))
                    .results()
                    .map((MatchResult block) -> block.group(1))
                    .flatMap(String::lines)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
