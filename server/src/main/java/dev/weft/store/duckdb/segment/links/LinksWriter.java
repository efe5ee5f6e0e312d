package dev.weft.store.duckdb.segment.links;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.sections.RowServices;
import dev.weft.store.duckdb.segment.sections.SectionsWriter;
import dev.weft.store.duckdb.segment.sections.TextNumbers;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a segment's {@code links} file. */
public final class LinksWriter {

    private LinksWriter() {}

    /** Writes and syncs the file; its folder is left to the caller. What an exception leaves of the file is of no use. */
    public static void write(Disk disk, Path path, SegmentRows rows) throws IOException {
        LinkColumns links = LinkColumns.of(rows);
        int[] sorted = links.sorted();
        TextNumbers serviceNames = new TextNumbers();
        TextNumbers spanNames = new TextNumbers();
        try (SectionsWriter file = new SectionsWriter(disk, path, LinksFormat.FORMAT)) {
            file.section(counts(links));
            file.section(filter(links, sorted));
            LinkingBlockWriter linking = new LinkingBlockWriter(rows, links, new RowServices(serviceNames), spanNames);
            for (int first = 0; first < links.linkingCount; first += LinksFormat.LINKING_IN_BLOCK) {
                file.block(linking.block(first));
            }
            file.endBlocks();
            file.section(writeBlocks(links, sorted, file));
            file.section(serviceNames.written());
            file.section(spanNames.written());
            file.finish();
        }
    }

    private static GrowingBytes counts(LinkColumns links) {
        GrowingBytes section = new GrowingBytes();
        section.addVarint(links.linkingCount);
        section.addVarint(links.count);
        return section;
    }

    private static GrowingBytes filter(LinkColumns links, int[] sorted) {
        long[] hashes = new long[sorted.length];
        int traces = 0;
        for (int i = 0; i < sorted.length; i++) {
            long high = links.linkedHigh[sorted[i]];
            long low = links.linkedLow[sorted[i]];
            if (i == 0 || links.linkedHigh[sorted[i - 1]] != high || links.linkedLow[sorted[i - 1]] != low) {
                hashes[traces++] = IdFilter.hash(high, low);
            }
        }
        GrowingBytes section = new GrowingBytes();
        IdFilter.of(hashes, traces).addTo(section);
        return section;
    }

    /** Writes the blocks of links and returns the first linked span of each. */
    private static GrowingBytes writeBlocks(LinkColumns links, int[] sorted, SectionsWriter file) throws IOException {
        GrowingBytes fences = new GrowingBytes();
        try (LinkBlockWriter blocks = new LinkBlockWriter(links)) {
            for (int first = 0; first < sorted.length; first = blocks.end()) {
                file.block(blocks.block(sorted, first));
                fences.addLong(links.linkedHigh[sorted[first]]);
                fences.addLong(links.linkedLow[sorted[first]]);
                fences.addLong(links.linkedSpan[sorted[first]]);
            }
        }
        file.endBlocks();
        return fences;
    }
}
