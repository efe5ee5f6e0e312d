package dev.weft.api;

import dev.weft.explore.QueryService;
import dev.weft.model.SpanKey;
import dev.weft.store.Answer;
import dev.weft.store.StoreTotals;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What the server is, where it listens, and how much it holds. */
final class StatusEndpoint {

    private final QueryService queries;
    private final StatusSource source;

    StatusEndpoint(QueryService queries, StatusSource source) {
        this.queries = queries;
        this.source = source;
    }

    void status(ApiCall call) throws IOException {
        call.parameters();
        StatusSource.ServerStatus status = source.status();
        Answer<StoreTotals> totals = queries.totals(call.cancellation());
        Optional<SpanKey> newest = queries.newest(call.cancellation()).value();
        call.json(totals.missing(), json -> {
            json.writeStartObject();
            json.writeStringProperty("version", status.version());
            Json.unsigned(json, "startedAtUnixNano", status.startedAtUnixNano());
            json.writeStringProperty("spanCount", Long.toString(totals.value().spanCount()));
            json.writeObjectPropertyStart("endpoints");
            json.writeStringProperty("otlpGrpc", status.endpoints().otlpGrpc());
            json.writeStringProperty("otlpHttp", status.endpoints().otlpHttp());
            json.writeStringProperty("explorer", status.endpoints().explorer());
            json.writeEndObject();
            json.writeStringProperty(
                    "authentication", status.authentication().name().toLowerCase(Locale.ROOT));
            Json.stringOrNull(json, "retention", status.retention());
            json.writeArrayPropertyStart("discardedSignals");
            status.discardedSignals().forEach(discarded -> {
                json.writeStartObject();
                json.writeStringProperty("signal", discarded.signal());
                json.writeStringProperty("sender", discarded.sender());
                json.writeNumberProperty("requests", discarded.requests());
                Json.unsigned(json, "lastSeenUnixNano", discarded.lastSeenUnixNano());
                json.writeStringProperty("setting", discarded.setting());
                json.writeEndObject();
            });
            json.writeEndArray();
            Json.stringOrNull(
                    json,
                    "latestTraceId",
                    newest.map(key -> key.traceId().toString()).orElse(null));
            Json.missing(json, totals.missing());
            json.writeEndObject();
        });
    }
}
