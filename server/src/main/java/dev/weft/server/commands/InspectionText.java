package dev.weft.server.commands;

import dev.weft.store.duckdb.folder.Inspection;
import dev.weft.store.duckdb.folder.Inspection.NamedFile;
import dev.weft.store.duckdb.folder.Inspection.Sealed;
import dev.weft.store.duckdb.folder.Inspection.SealedFacts;
import dev.weft.store.duckdb.log.LogFileFacts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** An inspection as text for people. */
final class InspectionText {

    private static final List<String> SEGMENT_FILES = List.of("spans", "values", "traces", "links");

    private InspectionText() {}

    static String of(Inspection inspection) {
        StringBuilder text = new StringBuilder();
        text.append(inspection.folder())
                .append(": as it was at one moment; a server that uses it may have changed it since\n");
        text.append("manifest: log sealed up to file ")
                .append(inspection.sealedSequence())
                .append(", group ")
                .append(inspection.sealedGroup())
                .append("; next segment is ")
                .append(inspection.nextSeal())
                .append('\n');
        segments(text, inspection.segments());
        logFiles(text, inspection);
        files(text, "columns", "bytes", inspection.columns());
        files(text, "traces of dropped segments", "bytes", inspection.dropped());
        files(text, "damaged log files that a repair put aside", "bytes", inspection.aside());
        text.append(inspection.damage().isEmpty() ? "\nno damage seen\n" : "\ndamage:\n");
        inspection.damage().forEach(damage -> text.append("  ").append(damage).append('\n'));
        return text.toString();
    }

    private static void segments(StringBuilder text, List<Sealed> segments) {
        TextTable table = new TextTable(
                "segment",
                "spans",
                "conflicting",
                "links",
                "first start",
                "last start",
                "committed",
                "bytes",
                "spans",
                "values",
                "traces",
                "links",
                "trace filter",
                "linked filter");
        long spans = 0;
        long links = 0;
        long bytes = 0;
        for (Sealed segment : segments) {
            SealedFacts facts = segment.facts();
            bytes += segment.bytes();
            if (facts == null) {
                table.add(segment.name(), "damaged", "", "", "", "", "", number(segment.bytes()));
                continue;
            }
            spans += facts.spans();
            links += facts.links();
            List<String> sizes = SEGMENT_FILES.stream()
                    .map(file -> number(segment.bytesByFile().getOrDefault(file, 0L)))
                    .toList();
            table.add(
                    segment.name(),
                    number(facts.spans()),
                    number(facts.conflicting()),
                    number(facts.links()),
                    facts.spans() == 0 ? "" : time(facts.minStartTimeUnixNano()),
                    facts.spans() == 0 ? "" : time(facts.maxStartTimeUnixNano()),
                    Instant.ofEpochMilli(facts.committedUnixMillis())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString(),
                    number(segment.bytes()),
                    sizes.get(0),
                    sizes.get(1),
                    sizes.get(2),
                    sizes.get(3),
                    number(facts.traceFilterBytes()),
                    number(facts.linkedTraceFilterBytes()));
        }
        text.append("\n%d segments, %s spans, %s links, %s bytes%n"
                .formatted(segments.size(), number(spans), number(links), number(bytes)));
        table.appendTo(text);
    }

    private static void logFiles(StringBuilder text, Inspection inspection) {
        TextTable table = new TextTable("log file", "first group", "groups", "requests", "bytes", "");
        for (LogFileFacts file : inspection.log()) {
            table.add(
                    file.file().getFileName().toString(),
                    number(file.firstGroup()),
                    number(file.groups()),
                    number(file.records()),
                    number(file.bytes()),
                    remark(file, inspection.sealedSequence()));
        }
        text.append("\n%d log files%n".formatted(inspection.log().size()));
        table.appendTo(text);
    }

    private static String remark(LogFileFacts file, long sealedSequence) {
        if (file.damage() != null) {
            return "damaged";
        }
        if (file.sequence() <= sealedSequence) {
            return "in segments, about to be deleted";
        }
        return file.tornBytes() == 0 ? "" : number(file.tornBytes()) + " bytes behind the last whole group";
    }

    private static void files(StringBuilder text, String what, String size, List<NamedFile> files) {
        if (files.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(what, size);
        files.forEach(file -> table.add(file.name(), number(file.bytes())));
        text.append('\n');
        table.appendTo(text);
    }

    private static String number(long number) {
        return "%,d".formatted(number);
    }

    /** @param unixNano unsigned */
    private static String time(long unixNano) {
        return Instant.ofEpochSecond(
                        Long.divideUnsigned(unixNano, 1_000_000_000), Long.remainderUnsigned(unixNano, 1_000_000_000))
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }
}
