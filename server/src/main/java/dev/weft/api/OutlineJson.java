package dev.weft.api;

import dev.weft.explore.TraceOutline;
import dev.weft.model.SpanKind;
import dev.weft.model.Status;
import dev.weft.store.MissingSegment;
import dev.weft.store.OutlineRow;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import tools.jackson.core.JsonGenerator;

/** An outline as column arrays. Kinds and status codes that OTLP does not define are shown as 0. */
final class OutlineJson {

    private OutlineJson() {}

    static void write(JsonGenerator json, TraceOutline outline, List<MissingSegment> missing) {
        List<OutlineRow> rows = outline.rows();
        long start = outline.startTimeUnixNano();
        json.writeStartObject();
        json.writeStringProperty("traceId", outline.traceId().toString());
        Json.unsigned(json, "startTimeUnixNano", start);
        Json.unsigned(json, "endTimeUnixNano", outline.endTimeUnixNano());
        json.writeNumberProperty("spanCount", rows.size());
        json.writeNumberProperty("conflictingSpanCount", outline.conflictingSpanCount());
        Json.root(json, outline.root());
        strings(json, "services", outline.services());
        strings(json, "names", outline.names());

        json.writeArrayPropertyStart("spanId");
        rows.forEach(row -> json.writeString(row.span().key().spanId().toString()));
        json.writeEndArray();
        places(json, "parent", rows.size(), outline::parent);
        places(json, "service", rows.size(), outline::service);
        places(json, "name", rows.size(), outline::name);
        numbers(json, "kind", rows, row -> known(row.span().kind().number(), SpanKind.CONSUMER.number()));
        numbers(json, "status", rows, row -> known(row.span().statusCode(), Status.CODE_ERROR));

        json.writeArrayPropertyStart("startOffsetNanos");
        rows.forEach(row -> json.writeString(Long.toUnsignedString(row.span().startTimeUnixNano() - start)));
        json.writeEndArray();
        json.writeArrayPropertyStart("durationNanos");
        rows.forEach(row -> duration(json, row.span().durationNanos()));
        json.writeEndArray();
        numbers(json, "eventCount", rows, OutlineRow::eventCount);
        numbers(json, "linksOut", rows, OutlineRow::linksOut);
        numbers(json, "linksIn", rows, OutlineRow::linksIn);
        Json.missing(json, missing);
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void places(JsonGenerator json, String name, int size, IntUnaryOperator column) {
        json.writeArrayPropertyStart(name);
        for (int row = 0; row < size; row++) {
            json.writeNumber(column.applyAsInt(row));
        }
        json.writeEndArray();
    }

    private static void numbers(
            JsonGenerator json, String name, List<OutlineRow> rows, ToIntFunction<OutlineRow> column) {
        json.writeArrayPropertyStart(name);
        rows.forEach(row -> json.writeNumber(column.applyAsInt(row)));
        json.writeEndArray();
    }

    private static void duration(JsonGenerator json, OptionalLong nanos) {
        if (nanos.isPresent()) {
            json.writeString(Long.toString(nanos.getAsLong()));
        } else {
            json.writeNull();
        }
    }

    private static int known(int number, int last) {
        return number >= 0 && number <= last ? number : 0;
    }
}
