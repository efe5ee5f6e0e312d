package dev.weft.api;

import dev.weft.model.TimeRange;

/**
 * The body of {@code POST /query/parse} and {@code POST /query/complete}.
 *
 * @param cursor offset into the text, UTF-16 units
 * @param range of the spans that suggestions come from
 */
record QueryTextBody(String text, int cursor, TimeRange range) {

    private static final String TEXT = "text";
    private static final String PLACED = "text, cursor, " + RangeFields.NAMES;

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
        private final RangeFields range;
        private String text = "";
        private int cursor = AT_THE_END;

        Fields(BodyReader body, String names) {
            this.body = body;
            this.names = names;
            this.range = new RangeFields(body);
        }

        QueryTextBody read() {
            body.object("body", names, this::field);
            return new QueryTextBody(text, cursor == AT_THE_END ? text.length() : cursor, range.range());
        }

        private void field(String name) {
            if (names.equals(TEXT) && !name.equals(TEXT)) {
                throw BodyReader.unknown(name, names);
            }
            switch (name) {
                case TEXT -> text = body.text(name, "");
                case "cursor" -> cursor = body.integer(name, AT_THE_END);
                default -> range.read(name, names);
            }
        }
    }
}
