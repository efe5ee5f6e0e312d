package dev.weft.api;

import com.linecorp.armeria.common.MediaType;
import dev.weft.explore.QueryException;
import dev.weft.explore.QueryService;
import dev.weft.explore.SearchPage;
import dev.weft.store.Answer;
import dev.weft.store.MissingSegment;
import dev.weft.store.SpanRow;
import dev.weft.store.TraceRow;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Search for spans or traces: one JSON answer, or lines of JSON with progress before the answer. */
final class SearchEndpoint {

    private static final MediaType LINES = MediaType.parse("application/x-ndjson");

    private final QueryService queries;

    SearchEndpoint(QueryService queries) {
        this.queries = queries;
    }

    void search(ApiCall call) throws IOException {
        call.parameters();
        SearchBody body = BodyReader.read(call, SearchBody::read);
        if (call.accepts(LINES)) {
            lines(call, body);
        } else {
            Found found = run(call, body);
            call.json(found.missing(), found.body());
        }
    }

    /** An answer as it is written. */
    private record Found(List<MissingSegment> missing, Consumer<JsonGenerator> body) {}

    private Found run(ApiCall call, SearchBody body) {
        return switch (body.view()) {
            case SPANS -> {
                Answer<SearchPage<SpanRow>> page = queries.searchSpans(body.request(), call.cancellation());
                yield new Found(page.missing(), json -> write(json, page, row -> Json.spanRow(json, row)));
            }
            case TRACES -> {
                Answer<SearchPage<TraceRow>> page = queries.searchTraces(body.request(), call.cancellation());
                yield new Found(page.missing(), json -> write(json, page, row -> writeTrace(json, row)));
            }
        };
    }

    /** The status is sent before the search runs, so its failure comes as a line with a problem document. */
    private void lines(ApiCall call, SearchBody body) throws IOException {
        call.answer(LINES, List.of(), stream -> {
            line(stream, json -> {
                json.writeStartObject();
                json.writeObjectPropertyStart("progress");
                json.writeNumberProperty("spansInspected", 0);
                json.writeNumberProperty("segmentsRead", 0);
                json.writeEndObject();
                json.writeEndObject();
            });
            stream.send();
            Consumer<JsonGenerator> last;
            try {
                last = run(call, body).body();
            } catch (QueryException e) {
                last = json -> Json.problem(json, Problem.of(e));
            }
            line(stream, last);
        });
    }

    private static void line(AnswerStream stream, Consumer<JsonGenerator> content) throws IOException {
        Json.write(stream, content);
        stream.write('\n');
    }

    private static <R> void write(JsonGenerator json, Answer<SearchPage<R>> answer, Consumer<R> row) {
        SearchPage<R> page = answer.value();
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        page.items().forEach(row);
        json.writeEndArray();
        Json.stringOrNull(json, "next", page.next());
        json.writeObjectPropertyStart("stats");
        json.writeNumberProperty("spansInspected", page.stats().spansInspected());
        json.writeNumberProperty("segmentsRead", page.stats().segmentsRead());
        json.writeNumberProperty("tookMillis", page.tookMillis());
        json.writeEndObject();
        Json.cut(json, page.cut());
        Json.missingOrNone(json, answer.missing());
        json.writeEndObject();
    }

    private static void writeTrace(JsonGenerator json, TraceRow row) {
        json.writeStartObject();
        json.writeStringProperty("traceId", row.traceId().toString());
        Json.root(json, row.root());
        Json.unsigned(json, "startTimeUnixNano", row.startTimeUnixNano());
        Json.signedOrNull(json, "durationNanos", row.durationNanos());
        json.writeNumberProperty("spanCount", row.spanCount());
        json.writeNumberProperty("errorCount", row.errorCount());
        json.writeArrayPropertyStart("services");
        row.services().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("linksOut", row.linksOut());
        json.writeNumberProperty("linksIn", row.linksIn());
        json.writeObjectPropertyStart("matched");
        json.writeNumberProperty("count", row.matchedCount());
        json.writeArrayPropertyStart("spans");
        row.matched().forEach(span -> Json.spanRow(json, span));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }
}
