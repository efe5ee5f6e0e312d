package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Writes a file of sections that {@link Sections} reads by their number: plain ones, checked when the file is opened, and runs of blocks,
 * each checked when it is read. Without {@link #finish} the file is of no use.
 *
 * <p>Layout: magic, sections, for each its offset, length and checksum (a run of blocks is followed by a plain section of where they
 * begin), then the number of sections, the checksum of this table, and the magic again.
 */
final class SectionsWriter implements AutoCloseable {

    static final int ENTRY_BYTES = 2 * Long.BYTES + Integer.BYTES;
    static final int TAIL_BYTES = 2 * Integer.BYTES + Long.BYTES;

    private static final int WRITE_BYTES = 1 << 17;

    private final long magic;
    private final NewFile file;
    private final BlockBytes waiting = new BlockBytes();
    private final BlockBytes table = new BlockBytes();
    private final BlockBytes blockOffsets = new BlockBytes();
    private long size;
    private long blocksOffset;
    private int sections;

    /** @param magic first bytes of the file: what it is and in which version */
    SectionsWriter(Disk disk, Path path, long magic) throws IOException {
        this.magic = magic;
        this.file = disk.create(path);
        waiting.putId(magic);
        size = Long.BYTES;
        blocksOffset = size;
    }

    /** Adds a plain section. */
    void section(BlockBytes content) throws IOException {
        section(content.buffer());
    }

    void section(ByteBuffer content) throws IOException {
        endSection(content.remaining(), checksum(content.duplicate()));
        append(content);
        blocksOffset = size;
    }

    /** Adds a block to the run of blocks that is being written. */
    void block(BlockBytes content) throws IOException {
        blockOffsets.putLong(size - blocksOffset);
        content.putZeros(PackedColumn.PADDING_BYTES);
        BlockBytes checksum = new BlockBytes();
        checksum.putInt(checksum(content.buffer()));
        append(checksum.buffer());
        append(content.buffer());
    }

    /** Ends a run of blocks, an empty one too. */
    void endBlocks() throws IOException {
        long length = size - blocksOffset;
        blockOffsets.putLong(length);
        table.putLong(blocksOffset);
        table.putLong(length);
        table.putInt(0);
        sections++;
        section(blockOffsets);
        blockOffsets.clear();
    }

    /** Completes the file and syncs it. */
    void finish() throws IOException {
        int checksum = checksum(table.buffer());
        append(table.buffer());
        BlockBytes tail = new BlockBytes();
        tail.putInt(sections);
        tail.putInt(checksum);
        tail.putId(magic);
        append(tail.buffer());
        flush();
        file.sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private void endSection(long length, int checksum) {
        table.putLong(size);
        table.putLong(length);
        table.putInt(checksum);
        sections++;
    }

    private void append(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        size += count;
        if (count >= WRITE_BYTES) {
            flush();
            file.write(bytes);
            return;
        }
        waiting.putBytes(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
        if (waiting.length() >= WRITE_BYTES) {
            flush();
        }
    }

    private void flush() throws IOException {
        file.write(waiting.buffer());
        waiting.clear();
    }
}
