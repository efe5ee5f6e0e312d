package dev.weft.api;

import dev.weft.model.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /query/parse} and {@code POST /query/complete}.
 *
 * @param cursor offset into the text, UTF-16 units
 * @param range of the spans that suggestions come from
 */
record QueryTextBody(String text, int cursor, TimeRange range) {

    private static final String TEXT = "text";
    private static final String PLACED = "text, cursor, startTimeUnixNano, endTimeUnixNano";

    /** @throws ProblemException when the body is not the JSON of a text */
    static QueryTextBody readText(BodyReader body) {
        return new Fields(body, TEXT).read();
    }

    /** @throws ProblemException when the body is not the JSON of a text with a cursor in it */
    static QueryTextBody readPlaced(BodyReader body) {
        return new Fields(body, PLACED).read();
    }

    private static final class Fields {

        private static final int AT_THE_END = -1;

        private final BodyReader body;
        private final String names;
        private String text = "";
        private int cursor = AT_THE_END;
        private @Nullable String start;
        private @Nullable String end;

        Fields(BodyReader body, String names) {
            this.body = body;
            this.names = names;
        }

        QueryTextBody read() {
            body.object("body", names, this::field);
            return new QueryTextBody(
                    text,
                    cursor == AT_THE_END ? text.length() : cursor,
                    Times.range("startTimeUnixNano", start, "endTimeUnixNano", end));
        }

        private void field(String name) {
            if (names.equals(TEXT) && !name.equals(TEXT)) {
                throw BodyReader.unknown(name, names);
            }
            switch (name) {
                case TEXT -> text = body.text(name, "");
                case "cursor" -> cursor = body.integer(name, AT_THE_END);
                case "startTimeUnixNano" -> start = body.time(name);
                case "endTimeUnixNano" -> end = body.time(name);
                default -> throw BodyReader.unknown(name, names);
            }
        }
    }
}
