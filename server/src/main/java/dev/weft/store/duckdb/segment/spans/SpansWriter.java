package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.segment.format.Compressor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.values.ValueSink;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the file {@code spans} of a segment: all its rows, whole, in blocks that are read and checked one by one. A block
 * holds spans or conflicting versions, never both.
 */
public final class SpansWriter {

    /** Most rows of a block. */
    public static final int BLOCK_ROWS = 1024;

    static final SealedFormat FORMAT = new SealedFormat("WEFTSPAN", 1);

    static final int DEFAULT_LEVEL = 1;

    /** A block ends at the row with which its spans are so long on the wire. */
    private static final long BLOCK_WIRE_BYTES = 4 << 20;

    private final SegmentRows rows;
    private final BlockEncoder encoder;
    private final Compressor compressor;
    private final GrowingBytes block = new GrowingBytes();
    private final GrowingBytes places = new GrowingBytes();
    private int blocks;
    private int traces;

    private SpansWriter(SegmentRows rows, ValueSink values, Compressor compressor) {
        this.rows = rows;
        this.compressor = compressor;
        this.encoder = new BlockEncoder(rows, values, compressor);
    }

    /**
     * Writes a new file, from its beginning to its end, and leaves syncing to the caller.
     *
     * @param values takes what the blocks of spans can be asked for
     */
    public static void write(Disk disk, Path file, SegmentRows rows, ValueSink values) throws IOException {
        write(disk, file, rows, values, DEFAULT_LEVEL);
    }

    static void write(Disk disk, Path file, SegmentRows rows, ValueSink values, int level) throws IOException {
        try (Compressor compressor = new Compressor(level);
                NewFile out = disk.create(file)) {
            new SpansWriter(rows, values, compressor).write(out);
        }
    }

    private void write(NewFile out) throws IOException {
        FORMAT.writeHeader(out);
        for (int row = 0; row < rows.size(); ) {
            int count = blockRows(row);
            writeBlock(out, row, count);
            row += count;
        }
        GrowingBytes content = new GrowingBytes();
        content.addVarint(rows.size());
        content.addVarint(rows.spanCount());
        content.addVarint(blocks);
        content.add(places);
        encoder.keys().write(content);
        encoder.origins().write(content);
        GrowingBytes footer = new GrowingBytes();
        footer.addVarint(content.length());
        compressor.compress(content.array(), content.length(), footer);
        FORMAT.writeFooter(out, footer);
    }

    private int blockRows(int first) {
        int end = first < rows.spanCount() ? rows.spanCount() : rows.size();
        long wireBytes = 0;
        int count = 0;
        while (count < BLOCK_ROWS && first + count < end && wireBytes < BLOCK_WIRE_BYTES) {
            wireBytes += rows.batch(first + count).spanLength(rows.index(first + count));
            count++;
        }
        return count;
    }

    private void writeBlock(NewFile out, int row, int count) throws IOException {
        block.clear();
        int traceCount = encoder.encode(blocks, row, count, block);
        traces += startsNewTrace(row) ? 0 : -1;
        places.addVarint(block.length());
        places.addVarint(Integer.toUnsignedLong(SealedFormat.checksum(block.array(), 0, block.length())));
        places.addVarint(count);
        places.addVarint(traces);
        places.addLong(encoder.minStart());
        places.addLong(encoder.maxStart());
        traces += traceCount;
        blocks++;
        out.write(block.toBuffer());
    }

    private boolean startsNewTrace(int row) {
        if (row == 0 || row == rows.spanCount()) {
            return true;
        }
        SpanBatch before = rows.batch(row - 1);
        SpanBatch batch = rows.batch(row);
        int indexBefore = rows.index(row - 1);
        int index = rows.index(row);
        return before.traceIdHigh(indexBefore) != batch.traceIdHigh(index)
                || before.traceIdLow(indexBefore) != batch.traceIdLow(index);
    }
}
