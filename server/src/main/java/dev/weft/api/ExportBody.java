package dev.weft.api;

import dev.weft.explore.Excerpt;
import dev.weft.explore.ExportRequest;
import dev.weft.store.SearchOrder;
import java.util.List;

/**
 * The body of {@code POST /export}.
 *
 * @param columns of a table; empty for the usual ones
 */
record ExportBody(ExportRequest request, List<SpanColumn> columns) {

    private static final int MAX_COLUMNS = 200;
    private static final String FIELDS = QueryFields.NAMES + ", view, order, columns";

    /** @throws ProblemException when the body is not the JSON of an export */
    static ExportBody read(BodyReader body) {
        return new Fields(body).read();
    }

    private static final class Fields {

        private final BodyReader body;
        private final QueryFields asked;
        private SearchOrder order = SearchOrder.NEWEST;
        private List<SpanColumn> columns = List.of();

        Fields(BodyReader body) {
            this.body = body;
            this.asked = new QueryFields(body);
        }

        ExportBody read() {
            body.object("body", FIELDS, this::field);
            return new ExportBody(new ExportRequest(asked.query(), asked.range(), order), columns);
        }

        private void field(String name) {
            switch (name) {
                case "view" -> checkView(body.text(name, SearchBody.View.SPANS.word()));
                case "order" ->
                    order = Parameters.parseWord(
                            name, body.text(name, SearchOrder.NEWEST.word()), SearchOrder.values(), SearchOrder::word);
                case "columns" -> {
                    columns = body.array(name, "an array of fields", () -> SpanColumn.parse(body.text("column", "")));
                    if (columns.size() > MAX_COLUMNS) {
                        throw ProblemException.badRequest(
                                "columns: " + columns.size() + " (expected: at most " + MAX_COLUMNS + ")");
                    }
                }
                default -> asked.read(name, FIELDS);
            }
        }

        private static void checkView(String view) {
            if (!view.equals(SearchBody.View.SPANS.word())) {
                throw ProblemException.badRequest("view: '" + Excerpt.of(view) + "' (expected: spans)");
            }
        }
    }
}
