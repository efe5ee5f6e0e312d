package dev.weft.store.duckdb.segment.sections;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a file of sections that {@link Sections} reads by their number: plain ones, checked when the file is opened, and runs of
 * blocks, each checked when it is read. A run is followed by a plain section that says where its blocks begin and holds their
 * checksums. Without {@link #finish} the file is of no use.
 */
public final class SectionsWriter implements AutoCloseable {

    private static final int WRITE_BYTES = 1 << 17;
    private static final byte[] PADDING = new byte[PackedColumn.PADDING_BYTES];

    private final SealedFormat format;
    private final NewFile file;
    private final GrowingBytes waiting = new GrowingBytes();
    private final GrowingBytes footer = new GrowingBytes();
    private long size = SealedFormat.HEADER_BYTES;
    private int sections;

    private long[] blockEnds = new long[64];
    private long[] blockChecksums = new long[64];
    private int blocks;
    private long runBytes;

    public SectionsWriter(Disk disk, Path path, SealedFormat format) throws IOException {
        this.format = format;
        this.file = disk.create(path);
        try {
            format.writeHeader(file);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Adds a plain section. */
    public void section(GrowingBytes content) throws IOException {
        content.add(PADDING, 0, PADDING.length);
        append(content);
        endSection(content.length(), Sections.checksum(content.toBuffer()));
    }

    /** Adds a block to the run that is being written. */
    public void block(GrowingBytes content) throws IOException {
        if (blocks == blockEnds.length) {
            blockEnds = Arrays.copyOf(blockEnds, blocks * 2);
            blockChecksums = Arrays.copyOf(blockChecksums, blocks * 2);
        }
        content.add(PADDING, 0, PADDING.length);
        append(content);
        runBytes += content.length();
        blockEnds[blocks] = runBytes;
        blockChecksums[blocks++] = Integer.toUnsignedLong(Sections.checksum(content.toBuffer()));
    }

    /** Ends a run of blocks, an empty one too. */
    public void endBlocks() throws IOException {
        endSection(runBytes, 0);
        GrowingBytes index = new GrowingBytes();
        index.addVarint(blocks);
        PackedColumn.write(blockEnds, blocks, index);
        PackedColumn.write(blockChecksums, blocks, index);
        section(index);
        blocks = 0;
        runBytes = 0;
    }

    /** Completes the file and syncs it. */
    public void finish() throws IOException {
        flush();
        GrowingBytes whole = new GrowingBytes();
        whole.addVarint(sections);
        whole.add(footer);
        format.writeFooter(file, whole);
        file.sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void endSection(long length, int checksum) {
        footer.addVarint(size - length);
        footer.addVarint(length);
        footer.addVarint(Integer.toUnsignedLong(checksum));
        sections++;
    }

    private void append(GrowingBytes bytes) throws IOException {
        size += bytes.length();
        if (waiting.length() + bytes.length() > WRITE_BYTES) {
            flush();
        }
        if (bytes.length() > WRITE_BYTES) {
            file.write(bytes.toBuffer());
        } else {
            waiting.add(bytes);
        }
    }

    private void flush() throws IOException {
        ByteBuffer bytes = waiting.toBuffer();
        file.write(bytes);
        waiting.clear();
    }
}
