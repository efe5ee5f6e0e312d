package dev.weft.api;

import dev.weft.explore.SpanExport;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.otlp.OtlpJsonWriter;
import dev.weft.store.SpanRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Exports as JSON. */
final class SpanFiles {

    private SpanFiles() {}

    /** Writes each row as a line. */
    static void lines(SpanExport export, List<SpanRow> first, AnswerStream out) throws IOException {
        for (List<SpanRow> rows = first; !rows.isEmpty(); rows = export.next()) {
            for (SpanRow row : rows) {
                Json.write(out, json -> Json.spanRow(json, row));
                out.write('\n');
            }
        }
    }

    /** Writes one {@code TracesData}; what spans share is written once for each page of them. */
    static void tracesData(SpanExport export, List<SpanRow> first, AnswerStream out) throws IOException {
        Json.write(out, json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("resourceSpans");
            for (List<SpanRow> rows = first; !rows.isEmpty(); rows = export.next()) {
                OtlpJsonWriter.writeResourceSpans(json, whole(export, rows));
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static List<Span> whole(SpanExport export, List<SpanRow> rows) {
        Map<SpanKey, Span> spans = export.whole(rows);
        return rows.stream()
                .map(row -> spans.get(row.span().key()))
                .filter(Objects::nonNull)
                .toList();
    }
}
