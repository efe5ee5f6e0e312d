package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
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
        try (SectionsWriter file = new SectionsWriter(disk, path, LinksFormat.MAGIC);
                LinkBlocks blocks = new LinkBlocks(rows, links)) {
            file.section(counts(links));
            file.section(filter(links, sorted));
            LinkingBlocks linking = new LinkingBlocks(rows, links, new RowServices(serviceNames), spanNames);
            for (int first = 0; first < links.linkingCount; first += LinksFormat.LINKING_IN_BLOCK) {
                file.block(linking.block(first));
            }
            file.endBlocks();
            BlockBytes fences = new BlockBytes();
            for (int first = 0; first < sorted.length; first = blocks.end()) {
                fences.putId(links.linkedHigh[sorted[first]]);
                fences.putId(links.linkedLow[sorted[first]]);
                fences.putId(links.linkedSpan[sorted[first]]);
                file.block(blocks.block(sorted, first));
            }
            file.endBlocks();
            file.section(fences);
            file.section(serviceNames.written());
            file.section(spanNames.written());
            file.finish();
        }
    }

    private static BlockBytes counts(LinkColumns links) {
        BlockBytes section = new BlockBytes();
        section.putInt(links.linkingCount);
        section.putInt(links.count);
        return section;
    }

    private static ByteBuffer filter(LinkColumns links, int[] sorted) {
        long[] hashes = new long[sorted.length];
        int traces = 0;
        for (int i = 0; i < sorted.length; i++) {
            long high = links.linkedHigh[sorted[i]];
            long low = links.linkedLow[sorted[i]];
            if (i == 0 || links.linkedHigh[sorted[i - 1]] != high || links.linkedLow[sorted[i - 1]] != low) {
                hashes[traces++] = IdFilter.hash(high, low);
            }
        }
        IdFilter filter = IdFilter.of(hashes, traces);
        ByteBuffer bytes = ByteBuffer.allocate(filter.writtenBytes());
        filter.writeTo(bytes);
        return bytes.flip();
    }
}
