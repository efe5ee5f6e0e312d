package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.TimeRange;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** The file {@code spans} of a segment, open for reading by many threads. Blocks are numbered from 0, in row order. */
public final class SpansFile implements AutoCloseable {

    private final Path path;
    private final ReadFile file;
    private final Decompressor decompressor;
    private final SpansFooter footer;

    private SpansFile(Path path, ReadFile file, Decompressor decompressor, SpansFooter footer) {
        this.path = path;
        this.file = file;
        this.decompressor = decompressor;
        this.footer = footer;
    }

    /**
     * @param shared what files of other segments have in common with it
     * @throws DamagedFileException when header, footer or trailer are not whole; blocks are checked as they are read
     */
    public static SpansFile open(Disk disk, Path path, Decompressor decompressor, SharedFacts shared)
            throws IOException {
        return disk.open(path, file -> {
            byte[] footer = SpansWriter.FORMAT.readFooter(file, path);
            return new SpansFile(path, file, decompressor, new SpansFooter(footer, decompressor, shared));
        });
    }

    /** Returns the number of all rows. */
    public int size() {
        return footer.rows;
    }

    /** Rows below this are spans, the rest conflicting versions. */
    public int spanCount() {
        return footer.spans;
    }

    public int blockCount() {
        return footer.blocks.count();
    }

    /** Returns the number of the block that holds the row. */
    public int blockOfRow(int row) {
        if (row < 0 || row >= footer.rows) {
            throw new IndexOutOfBoundsException("row: " + row + " (expected: 0 to " + (footer.rows - 1) + ")");
        }
        return footer.blocks.blockOfRow(row);
    }

    public int firstRow(int block) {
        return footer.blocks.firstRow(block);
    }

    public int rowsOf(int block) {
        return footer.blocks.firstRow(block + 1) - footer.blocks.firstRow(block);
    }

    /** Returns the earliest start in the block, epoch nanoseconds, unsigned. */
    public long minStart(int block) {
        return footer.blocks.minStart(block);
    }

    public long maxStart(int block) {
        return footer.blocks.maxStart(block);
    }

    /** Passes on keys of span and resource attributes with their spans, conflicting versions left out, each key once. */
    public void forEachKey(KeyCountSink sink) {
        footer.spanKeys.forEachCount(sink);
        footer.resourceKeys.forEachCount(sink);
    }

    /** Begins to count keys on those spans of some blocks that start in a range. */
    public BlockKeys keysOfBlocks(TimeRange range) {
        return new BlockKeys(footer, range);
    }

    /** Returns false when surely no span has the attribute; that of a conflicting version may count. */
    public boolean hasKey(SpanField.AttributeField field) {
        boolean onSpans = footer.spanKeys.find(field.key()) != StoredKeys.ABSENT;
        boolean onResources = footer.resourceKeys.find(field.key()) != StoredKeys.ABSENT;
        return switch (field.scope()) {
            case SPAN -> onSpans;
            case RESOURCE -> onResources;
            case ANY -> onSpans || onResources;
        };
    }

    /** Returns false when surely no span of the block matches, as far as that is known without reading it. */
    public boolean mayMatch(int block, SpanFilter filter) {
        return footer.failures.mayMatch(block, filter);
    }

    /** Reads a block; it stays good when this file is closed. */
    public SpanBlock block(int block) throws IOException {
        return new SpanBlock(footer, block, new BlockStreams(packed(block), decompressor));
    }

    /**
     * Reads all blocks.
     *
     * @param read takes the size of each block after it was read
     * @throws DamagedFileException for the first damaged one
     */
    public void verify(LongConsumer read) throws IOException {
        for (int block = 0; block < footer.blocks.count(); block++) {
            read.accept(packed(block).length);
        }
    }

    private byte[] packed(int block) throws IOException {
        byte[] packed = new byte[footer.blocks.length(block)];
        file.read(footer.blocks.offset(block), ByteBuffer.wrap(packed));
        if (SealedFormat.checksum(packed, 0, packed.length) != footer.blocks.checksum(block)) {
            throw new DamagedFileException(
                    path,
                    "block " + block + " of " + packed.length + " bytes at byte " + footer.blocks.offset(block)
                            + " does not match its checksum");
        }
        return packed;
    }

    SpansFooter footer() {
        return footer;
    }

    public Path path() {
        return path;
    }

    /** Returns the size of the file. */
    public long sizeBytes() {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
