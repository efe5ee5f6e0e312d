package dev.weft.api;

import dev.weft.explore.SearchRequest;
import dev.weft.store.SearchOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /search}. */
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
    private static final String FIELDS = QueryFields.NAMES + ", limit, cursor, view, order";

    /** @throws ProblemException when the body is not the JSON of a search */
    static SearchBody read(BodyReader body) {
        return new Fields(body).read();
    }

    private static final class Fields {

        private final BodyReader body;
        private final QueryFields asked;
        private int limit = DEFAULT_LIMIT;
        private @Nullable String cursor;
        private View view = View.TRACES;
        private SearchOrder order = SearchOrder.NEWEST;

        Fields(BodyReader body) {
            this.body = body;
            this.asked = new QueryFields(body);
        }

        SearchBody read() {
            body.object("body", FIELDS, this::field);
            return new SearchBody(new SearchRequest(asked.query(), asked.range(), order, limit, cursor), view);
        }

        private void field(String name) {
            switch (name) {
                case "limit" -> limit = body.integer(name, DEFAULT_LIMIT);
                case "cursor" -> {
                    String value = body.text(name, "");
                    cursor = value.isEmpty() ? null : value;
                }
                case "view" ->
                    view = Parameters.parseWord(name, body.text(name, View.TRACES.word()), View.values(), View::word);
                case "order" ->
                    order = Parameters.parseWord(
                            name, body.text(name, SearchOrder.NEWEST.word()), SearchOrder.values(), SearchOrder::word);
                default -> asked.read(name, FIELDS);
            }
        }
    }
}
