package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
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
        RowServices services = new RowServices(serviceNames);
        ServiceSets sets = new ServiceSets();
        TraceRuns runs = TraceRuns.of(rows, services, sets);
        TraceIds ids = TraceIds.of(rows, runs);
        TextNumbers rootNames = new TextNumbers();
        try (SectionsWriter file = new SectionsWriter(disk, path, TracesFormat.MAGIC)) {
            file.section(counts(runs, ids));
            file.section(filter(ids));
            file.section(fences(ids));
            for (int first = 0; first < ids.count; first += TracesFormat.IDS_IN_BLOCK) {
                file.block(idBlock(ids, first));
            }
            file.endBlocks();
            TraceSummaryBlocks summaries = new TraceSummaryBlocks(rows, runs, services, sets, rootNames);
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

    private static BlockBytes counts(TraceRuns runs, TraceIds ids) {
        BlockBytes section = new BlockBytes();
        section.putInt(ids.count);
        section.putInt(runs.count);
        return section;
    }

    private static ByteBuffer filter(TraceIds ids) {
        long[] hashes = new long[ids.count];
        for (int i = 0; i < ids.count; i++) {
            hashes[i] = IdFilter.hash(ids.high[i], ids.low[i]);
        }
        IdFilter filter = IdFilter.of(hashes, ids.count);
        ByteBuffer bytes = ByteBuffer.allocate(filter.writtenBytes());
        filter.writeTo(bytes);
        return bytes.flip();
    }

    /** The first id of each block. */
    private static BlockBytes fences(TraceIds ids) {
        BlockBytes section = new BlockBytes();
        for (int first = 0; first < ids.count; first += TracesFormat.IDS_IN_BLOCK) {
            section.putId(ids.high[first]);
            section.putId(ids.low[first]);
        }
        return section;
    }

    /** How many leading bytes the ids share, the first id whole, of each id its other bytes, and the ordinals. */
    private static BlockBytes idBlock(TraceIds ids, int first) {
        int count = Math.min(TracesFormat.IDS_IN_BLOCK, ids.count - first);
        int last = first + count - 1;
        int shared = Math.min(
                TracesFormat.MOST_SHARED_BYTES,
                sharedBytes(ids.high[first], ids.low[first], ids.high[last], ids.low[last]));
        BlockBytes block = new BlockBytes();
        block.putByte(shared);
        block.putId(ids.high[first]);
        block.putId(ids.low[first]);
        ByteBuffer id = ByteBuffer.allocate(TracesFormat.ID_BYTES);
        long[] ordinals = new long[count];
        for (int i = 0; i < count; i++) {
            id.putLong(0, ids.high[first + i]).putLong(Long.BYTES, ids.low[first + i]);
            block.putBytes(id.array(), shared, TracesFormat.ID_BYTES - shared);
            ordinals[i] = ids.ordinal[first + i];
        }
        block.putColumn(ordinals, count);
        return block;
    }

    private static int sharedBytes(long highA, long lowA, long highB, long lowB) {
        int bits = highA != highB
                ? Long.numberOfLeadingZeros(highA ^ highB)
                : Long.SIZE + Long.numberOfLeadingZeros(lowA ^ lowB);
        return bits / Byte.SIZE;
    }

    private static BlockBytes conflicts(TraceIds ids) {
        BlockBytes section = new BlockBytes();
        for (long conflict : ids.conflicts) {
            section.putLong(conflict);
        }
        return section;
    }
}
