package dev.weft.api;

import dev.weft.explore.SearchRequest;
import dev.weft.model.TimeRange;
import dev.weft.store.SearchOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The body of {@code POST /search}, read field by field; what is unknown, doubled or of a wrong type is refused by name. */
record SearchBody(SearchRequest request, View view) {

    /** What an answer lists. */
    enum View {
        SPANS,
        TRACES;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int DEFAULT_LIMIT = 20;
    private static final String FIELDS = "query, startTimeUnixNano, endTimeUnixNano, limit, cursor, view, order";
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @throws ProblemException when the body is not the JSON of a search */
    static SearchBody parse(byte[] body) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            return new Reader(json).read();
        } catch (JacksonException e) {
            throw ProblemException.badRequest("malformed JSON: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        }
    }

    /** Collects the fields; a field that is null is as good as absent. */
    private static final class Reader {

        private final JsonParser json;
        private String query = "";
        private @Nullable String start;
        private @Nullable String end;
        private int limit = DEFAULT_LIMIT;
        private @Nullable String cursor;
        private View view = View.TRACES;
        private SearchOrder order = SearchOrder.NEWEST;

        Reader(JsonParser json) {
            this.json = json;
        }

        SearchBody read() {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw ProblemException.badRequest("body: not an object (expected: an object of " + FIELDS + ")");
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                field(name);
            }
            if (json.nextToken() != null) {
                throw ProblemException.badRequest("body: more than one value (expected: one object)");
            }
            TimeRange range = Times.range("startTimeUnixNano", start, "endTimeUnixNano", end);
            return new SearchBody(new SearchRequest(query, range, order, limit, cursor), view);
        }

        private void field(String name) {
            switch (name) {
                case "query" -> query = text(name, "");
                case "startTimeUnixNano" -> start = time(name);
                case "endTimeUnixNano" -> end = time(name);
                case "limit" -> limit = integer(name, DEFAULT_LIMIT);
                case "cursor" -> {
                    String value = text(name, "");
                    cursor = value.isEmpty() ? null : value;
                }
                case "view" ->
                    view = Parameters.parseWord(name, text(name, View.TRACES.word()), View.values(), View::word);
                case "order" ->
                    order = Parameters.parseWord(
                            name, text(name, SearchOrder.NEWEST.word()), SearchOrder.values(), SearchOrder::word);
                default -> throw ProblemException.badRequest("field: '" + name + "' (expected: " + FIELDS + ")");
            }
        }

        private String text(String name, String otherwise) {
            return switch (json.currentToken()) {
                case VALUE_NULL -> otherwise;
                case VALUE_STRING -> json.getString();
                case null, default -> throw wrongType(name, "a string");
            };
        }

        private @Nullable String time(String name) {
            return switch (json.currentToken()) {
                case VALUE_NULL -> null;
                case VALUE_STRING, VALUE_NUMBER_INT -> json.getString();
                case null, default -> throw wrongType(name, "nanoseconds since 1970 as a decimal string");
            };
        }

        private int integer(String name, int otherwise) {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return otherwise;
            }
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw wrongType(name, "an integer");
            }
            try {
                return Integer.parseInt(json.getString());
            } catch (NumberFormatException e) {
                throw wrongType(name, "an integer of 32 bits");
            }
        }

        private ProblemException wrongType(String name, String expected) {
            JsonToken token = json.currentToken();
            String found = token == JsonToken.START_OBJECT
                    ? "an object"
                    : token == JsonToken.START_ARRAY ? "an array" : json.getString();
            return ProblemException.badRequest(name + ": " + found + " (expected: " + expected + ")");
        }
    }
}
