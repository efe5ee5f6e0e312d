package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import dev.weft.store.duckdb.segment.sections.RowServices;
import dev.weft.store.duckdb.segment.sections.SectionsWriter;
import dev.weft.store.duckdb.segment.sections.TextNumbers;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a segment's {@code traces} file. */
public final class TracesWriter {

    private TracesWriter() {}

    /**
     * Writes and syncs the file; its folder is left to the caller. What an exception leaves of the file is of no use.
     *
     * @throws IllegalArgumentException when the rows of a trace's spans are not one run
     */
    public static void write(Disk disk, Path path, SegmentRows rows) throws IOException {
        TextNumbers serviceNames = new TextNumbers();
        ServiceSets sets = new ServiceSets();
        TraceRuns runs = TraceRuns.of(rows, new RowServices(serviceNames), sets);
        TraceIds ids = TraceIds.of(rows, runs);
        TextNumbers rootNames = new TextNumbers();
        try (SectionsWriter file = new SectionsWriter(disk, path, TracesFormat.FORMAT)) {
            file.section(counts(runs, ids));
            file.section(filter(ids));
            SortedIdsWriter.write(ids, file);
            TraceSummaryBlockWriter summaries = new TraceSummaryBlockWriter(rows, runs, rootNames);
            for (int first = 0; first < runs.count; first += TracesFormat.SUMMARIES_IN_BLOCK) {
                file.block(summaries.block(first));
            }
            file.endBlocks();
            file.section(conflicts(ids));
            file.section(serviceNames.written());
            file.section(rootNames.written());
            file.section(sets.written());
            file.finish();
        }
    }

    private static GrowingBytes counts(TraceRuns runs, TraceIds ids) {
        GrowingBytes section = new GrowingBytes();
        section.addVarint(ids.count);
        section.addVarint(runs.count);
        return section;
    }

    private static GrowingBytes filter(TraceIds ids) {
        long[] hashes = new long[ids.count];
        for (int i = 0; i < ids.count; i++) {
            hashes[i] = IdFilter.hash(ids.high[i], ids.low[i]);
        }
        GrowingBytes section = new GrowingBytes();
        IdFilter.of(hashes, ids.count).addTo(section);
        return section;
    }

    private static GrowingBytes conflicts(TraceIds ids) {
        int count = ids.conflicts.length;
        long[] ordinals = new long[count];
        long[] rows = new long[count];
        for (int i = 0; i < count; i++) {
            ordinals[i] = ids.conflicts[i] >>> Integer.SIZE;
            rows[i] = ids.conflicts[i] & 0xFFFFFFFFL;
        }
        GrowingBytes section = new GrowingBytes();
        section.addVarint(count);
        PackedColumn.write(ordinals, count, section);
        PackedColumn.write(rows, count, section);
        return section;
    }
}
