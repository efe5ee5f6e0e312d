package dev.weft.server.commands;

import dev.weft.store.duckdb.folder.Inspection;
import dev.weft.store.duckdb.folder.Inspection.NamedFile;
import dev.weft.store.duckdb.folder.Inspection.Sealed;
import dev.weft.store.duckdb.folder.Inspection.SealedFacts;
import dev.weft.store.duckdb.log.LogFileFacts;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An inspection as JSON for programs: sizes in bytes, times as decimal strings of epoch nanoseconds. */
final class InspectionJson {

    private final JsonGenerator json;

    private InspectionJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(Inspection inspection) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new InspectionJson(json).write(inspection);
        }
        return text + "\n";
    }

    private void write(Inspection inspection) {
        json.writeStartObject();
        json.writeStringProperty("folder", inspection.folder().toString());
        json.writeObjectPropertyStart("manifest");
        json.writeNumberProperty("sealedFile", inspection.sealedSequence());
        json.writeNumberProperty("sealedGroup", inspection.sealedGroup());
        json.writeNumberProperty("nextSeal", inspection.nextSeal());
        json.writeEndObject();
        json.writeArrayPropertyStart("segments");
        inspection.segments().forEach(this::segment);
        json.writeEndArray();
        files("columns", inspection.columns());
        json.writeArrayPropertyStart("log");
        inspection.log().forEach(this::logFile);
        json.writeEndArray();
        files("dropped", inspection.dropped());
        files("aside", inspection.aside());
        json.writeArrayPropertyStart("damage");
        inspection.damage().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void segment(Sealed segment) {
        json.writeStartObject();
        json.writeStringProperty("name", segment.name());
        SealedFacts facts = segment.facts();
        if (facts != null) {
            json.writeNumberProperty("spans", facts.spans());
            json.writeNumberProperty("conflicting", facts.conflicting());
            json.writeNumberProperty("links", facts.links());
            if (facts.spans() > 0) {
                json.writeStringProperty("minStartTimeUnixNano", Long.toUnsignedString(facts.minStartTimeUnixNano()));
                json.writeStringProperty("maxStartTimeUnixNano", Long.toUnsignedString(facts.maxStartTimeUnixNano()));
            }
            json.writeStringProperty("committedTimeUnixNano", facts.committedUnixMillis() + "000000");
            json.writeNumberProperty("traceFilterBytes", facts.traceFilterBytes());
            json.writeNumberProperty("linkedTraceFilterBytes", facts.linkedTraceFilterBytes());
        }
        json.writeNumberProperty("bytes", segment.bytes());
        json.writeObjectPropertyStart("files");
        segment.bytesByFile().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void logFile(LogFileFacts file) {
        json.writeStartObject();
        json.writeStringProperty("name", file.file().getFileName().toString());
        json.writeNumberProperty("sequence", file.sequence());
        json.writeNumberProperty("firstGroup", file.firstGroup());
        json.writeNumberProperty("groups", file.groups());
        json.writeNumberProperty("records", file.records());
        json.writeNumberProperty("bytes", file.bytes());
        json.writeNumberProperty("tornBytes", file.tornBytes());
        json.writeEndObject();
    }

    private void files(String name, List<NamedFile> files) {
        json.writeArrayPropertyStart(name);
        for (NamedFile file : files) {
            json.writeStartObject();
            json.writeStringProperty("name", file.name());
            json.writeNumberProperty("bytes", file.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
