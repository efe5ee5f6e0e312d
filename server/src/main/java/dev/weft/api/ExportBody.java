package dev.weft.api;

import dev.weft.explore.Excerpt;
import dev.weft.explore.ExportRequest;
import dev.weft.store.SearchOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /export}.
 *
 * @param columns of a table; empty for the usual ones
 */
record ExportBody(ExportRequest request, List<SpanColumn> columns) {

    private static final int MAX_COLUMNS = 200;
    private static final String FIELDS = "query, startTimeUnixNano, endTimeUnixNano, view, order, columns";

    /** @throws ProblemException when the body is not the JSON of an export */
    static ExportBody read(BodyReader body) {
        return new Fields(body).read();
    }

    private static final class Fields {

        private final BodyReader body;
        private String query = "";
        private @Nullable String start;
        private @Nullable String end;
        private SearchOrder order = SearchOrder.NEWEST;
        private List<SpanColumn> columns = List.of();

        Fields(BodyReader body) {
            this.body = body;
        }

        ExportBody read() {
            body.object("body", FIELDS, this::field);
            return new ExportBody(
                    new ExportRequest(query, Times.range("startTimeUnixNano", start, "endTimeUnixNano", end), order),
                    columns);
        }

        private void field(String name) {
            switch (name) {
                case "query" -> query = body.text(name, "");
                case "startTimeUnixNano" -> start = body.time(name);
                case "endTimeUnixNano" -> end = body.time(name);
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
                default -> throw BodyReader.unknown(name, FIELDS);
            }
        }

        private static void checkView(String view) {
            if (!view.equals(SearchBody.View.SPANS.word())) {
                throw ProblemException.badRequest("view: '" + Excerpt.of(view) + "' (expected: spans)");
            }
        }
    }
}
