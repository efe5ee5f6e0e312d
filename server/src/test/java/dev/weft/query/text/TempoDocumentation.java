package dev.weft.query.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The queries that Tempo's documentation shows ({@code src/test/resources/query/tempo-documentation.txt}). */
public final class TempoDocumentation {

    private TempoDocumentation() {}

    /** Returns them in their order; some are shown more than once. */
    public static List<String> examples() {
        try (InputStream in = TempoDocumentation.class.getResourceAsStream("/query/tempo-documentation.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n", -1))
                    .filter(paragraph -> !paragraph.startsWith("#") && !paragraph.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
