package dev.weft.api;

import dev.weft.model.AttributeValue;
import dev.weft.otlp.OtlpJsonWriter;
import dev.weft.store.MatchedSets;
import dev.weft.store.ShownValues;
import dev.weft.store.TraceRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A trace in the answer of a search. */
final class TraceRowJson {

    private TraceRowJson() {}

    static void write(JsonGenerator json, TraceRow row) {
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
        writeSets(json, row.sets());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeSets(JsonGenerator json, @Nullable MatchedSets sets) {
        if (sets == null) {
            return;
        }
        json.writeNumberProperty("setCount", sets.count());
        json.writeArrayPropertyStart("sets");
        for (MatchedSets.MatchedSet set : sets.first()) {
            json.writeStartObject();
            json.writeArrayPropertyStart("attributes");
            set.values().forEach(value -> write(json, value));
            json.writeEndArray();
            json.writeNumberProperty("count", set.spanCount());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, MatchedSets.Named named) {
        AttributeValue value = ShownValues.attribute(named.value());
        json.writeStartObject();
        json.writeStringProperty("key", named.name());
        json.writeName("value");
        OtlpJsonWriter.writeValue(json, value == null ? new AttributeValue.Empty() : value);
        json.writeStringProperty("text", ShownValues.text(named.value()));
        json.writeEndObject();
    }
}
