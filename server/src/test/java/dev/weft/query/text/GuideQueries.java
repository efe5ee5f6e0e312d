package dev.weft.query.text;

import java.util.List;
import java.util.stream.Stream;

/** The queries that the pages of the guide on the language show in blocks. */
public final class GuideQueries {

    private GuideQueries() {}

    /** Returns those of both pages, each once. */
    public static List<String> all() {
        return Stream.concat(ofLanguage().stream(), ofMetrics().stream())
                .distinct()
                .toList();
    }

    /** Returns those of the page on the language, one a line. */
    public static List<String> ofLanguage() {
        return of("query-language.md");
    }

    /** Returns those of the page on metrics, one a line. */
    public static List<String> ofMetrics() {
        return of("query-metrics.md");
    }

    private static List<String> of(String page) {
        return GuideBlocks.of(page, "traceql").stream().flatMap(String::lines).toList();
    }
}
