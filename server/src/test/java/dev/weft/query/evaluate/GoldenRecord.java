package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.otlp.OtlpJsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a Tempo answered to queries over a small data set ({@code src/test/resources/query/golden}). */
public final class GoldenRecord {

    /** What times of the lines are relative to, epoch nanoseconds. */
    public static final long BASE = 1_700_000_100_000_000_000L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> lines = read("queries.jsonl");

    /** Returns the spans that were asked about. */
    public static List<Span> spans() {
        return OtlpJsonFile.spans(resource("data.otlp.json"));
    }

    /** Returns a file of JSON objects with an {@code id}, one a line. */
    public static Map<String, JsonNode> read(String name) {
        Map<String, JsonNode> read = new LinkedHashMap<>();
        new String(resource(name), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(JSON::readTree)
                .forEach(line -> read.put(line.get("id").asString(), line));
        return read;
    }

    /** Returns the lines of one kind, {@code search}, {@code metrics} or {@code instant}. */
    public List<JsonNode> lines(String api) {
        return lines.values().stream()
                .filter(line -> line.get("api").asString().equals(api))
                .toList();
    }

    JsonNode line(String id) {
        return Objects.requireNonNull(lines.get(id), id);
    }

    /** Returns the line that has the answer: the line itself, or the one that it names as having the same. */
    JsonNode answered(JsonNode line) {
        JsonNode same = line.get("same");
        return same == null ? line : answered(line(same.asString()));
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(GoldenRecord.class.getResourceAsStream("/query/golden/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
