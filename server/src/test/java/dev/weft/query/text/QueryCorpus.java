package dev.weft.query.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The corpus of queries ({@code src/test/resources/query/corpus.yaml}). */
public final class QueryCorpus {

    private QueryCorpus() {}

    /** Returns the texts that are read, each as it is printed, in their order. */
    public static List<String> printed() {
        return topics().valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(QueryCorpus::isRead)
                .map(QueryCorpus::printed)
                .distinct()
                .toList();
    }

    /** Returns all texts, those that are refused included. */
    static List<String> texts() {
        return topics().valueStream()
                .flatMap(JsonNode::valueStream)
                .map(entry -> entry.get(0).stringValue())
                .toList();
    }

    /** Returns arrays of entries by their topics. */
    static JsonNode topics() {
        try (InputStream corpus = QueryCorpus.class.getResourceAsStream("/query/corpus.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(corpus));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isRead(JsonNode entry) {
        return entry.size() <= 2;
    }

    static String printed(JsonNode entry) {
        return entry.get(entry.size() - 1).stringValue();
    }
}
