package dev.weft.api;

import dev.weft.explore.QueryService;
import dev.weft.explore.SearchPage;
import dev.weft.store.Answer;
import dev.weft.store.SpanRow;
import dev.weft.store.TraceRow;
import java.io.IOException;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Search for spans or traces: one JSON answer, or lines of JSON with progress before the answer. */
final class SearchEndpoint {

    private final QueryService queries;

    SearchEndpoint(QueryService queries) {
        this.queries = queries;
    }

    void search(ApiCall call) throws IOException {
        call.parameters();
        SearchBody body = BodyReader.read(call, SearchBody::read);
        ProgressLines.answer(call, () -> run(call, body));
    }

    private ProgressLines.Found run(ApiCall call, SearchBody body) {
        return switch (body.view()) {
            case SPANS -> {
                Answer<SearchPage<SpanRow>> page = queries.searchSpans(body.request(), call.cancellation());
                yield new ProgressLines.Found(
                        page.missing(), json -> write(json, page, row -> Json.spanRow(json, row)));
            }
            case TRACES -> {
                Answer<SearchPage<TraceRow>> page = queries.searchTraces(body.request(), call.cancellation());
                yield new ProgressLines.Found(
                        page.missing(), json -> write(json, page, row -> TraceRowJson.write(json, row)));
            }
        };
    }

    private static <R> void write(JsonGenerator json, Answer<SearchPage<R>> answer, Consumer<R> row) {
        SearchPage<R> page = answer.value();
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        page.items().forEach(row);
        json.writeEndArray();
        Json.stringOrNull(json, "next", page.next());
        Json.stats(json, page.stats(), page.tookMillis());
        Json.cut(json, page.cut());
        Json.missingOrNone(json, answer.missing());
        json.writeEndObject();
    }
}
