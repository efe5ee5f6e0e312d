package dev.weft.api;

import dev.weft.explore.CompletedText;
import dev.weft.explore.ParsedQuery;
import dev.weft.explore.QueryException;
import dev.weft.explore.QueryService;
import dev.weft.query.Query;
import dev.weft.query.text.Conjunction;
import dev.weft.query.text.TraceQl;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A query's text: what it says, and what may stand at a cursor in it. */
final class QueryTextEndpoints {

    private final QueryService queries;

    QueryTextEndpoints(QueryService queries) {
        this.queries = queries;
    }

    void parse(ApiCall call) throws IOException {
        parse(call, call.parameters("text").text("text", ""));
    }

    void parsePosted(ApiCall call) throws IOException {
        call.parameters();
        parse(call, BodyReader.read(call, QueryTextBody::readText).text());
    }

    /** A text that says nothing is what was asked about, not a bad question: its error is the answer. */
    private void parse(ApiCall call, String text) throws IOException {
        ParsedQuery parsed;
        try {
            parsed = queries.parse(text);
        } catch (QueryException e) {
            call.json(json -> {
                json.writeStartObject();
                json.writeName("error");
                Json.problem(json, Problem.of(e));
                json.writeEndObject();
            });
            return;
        }
        call.json(json -> {
            json.writeStartObject();
            json.writeStringProperty("printed", TraceQl.print(parsed.query()));
            json.writeStringProperty("kind", parsed.query() instanceof Query.Metrics ? "metrics" : "spansets");
            json.writeName("conditions");
            if (parsed.conjunction().isPresent()) {
                json.writeStartArray();
                parsed.conjunction().get().comparisons().forEach(comparison -> write(json, comparison));
                json.writeEndArray();
            } else {
                json.writeNull();
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Conjunction.Comparison comparison) {
        json.writeStartObject();
        json.writeStringProperty("field", TraceQl.print(comparison.field()));
        json.writeStringProperty("operator", comparison.operator().symbol());
        json.writeStringProperty("value", TraceQl.print(comparison.value()));
        json.writeNumberProperty("from", comparison.from());
        json.writeNumberProperty("to", comparison.to());
        json.writeEndObject();
    }

    void complete(ApiCall call) throws IOException {
        Parameters parameters = call.parameters("text", "cursor", "start", "end");
        String text = parameters.text("text", "");
        complete(call, new QueryTextBody(text, parameters.integer("cursor", text.length()), parameters.range()));
    }

    void completePosted(ApiCall call) throws IOException {
        call.parameters();
        complete(call, BodyReader.read(call, QueryTextBody::readPlaced));
    }

    private void complete(ApiCall call, QueryTextBody body) throws IOException {
        var answer = queries.complete(body.text(), body.cursor(), body.range(), call.cancellation());
        CompletedText completed = answer.value();
        call.json(answer.missing(), json -> {
            json.writeStartObject();
            json.writeNumberProperty("from", completed.from());
            json.writeNumberProperty("to", completed.to());
            json.writeArrayPropertyStart("items");
            completed.items().forEach(item -> write(json, item));
            json.writeEndArray();
            json.writeBooleanProperty("complete", completed.complete());
            Json.missing(json, answer.missing());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, CompletedText.Item item) {
        json.writeStartObject();
        json.writeStringProperty("kind", item.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("label", item.label());
        json.writeStringProperty("insert", item.insert());
        json.writeStringProperty("detail", item.detail());
        json.writeName("count");
        if (item.count().isPresent()) {
            json.writeNumber(item.count().getAsLong());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }
}
