package dev.weft.store.duckdb.segment.sections;

import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** A file of sections, the plain ones mapped, as {@link SectionsWriter} writes it. Safe for many threads until it is closed. */
public final class Sections implements AutoCloseable {

    private static final int COPIED_BYTES = 1 << 16;

    private final Path path;
    private final ReadFile file;
    private final MemorySegment bytes;
    private final MemorySegment[] sections;
    private final int[] checksums;

    /**
     * Checks the ends and the footer of a file.
     *
     * @throws DamagedFileException when it is not a whole file of this format
     */
    public Sections(Path path, ReadFile file, SealedFormat format) throws IOException {
        this.path = path;
        this.file = file;
        byte[] footer = format.readFooter(file, path);
        this.bytes = file.map();
        ByteCursor cursor = new ByteCursor(footer, 0, footer.length);
        sections = new MemorySegment[cursor.readInt()];
        checksums = new int[sections.length];
        for (int number = 0; number < sections.length; number++) {
            sections[number] = bytes.asSlice(cursor.readVarint(), cursor.readVarint());
            checksums[number] = cursor.readInt();
        }
    }

    /**
     * Returns a plain section.
     *
     * @param name what a message calls it
     * @throws DamagedFileException when its bytes are not what was written
     */
    public BlockCursor section(int number, String name) throws DamagedFileException {
        check(name, checksum(sections[number]), checksums[number]);
        return new BlockCursor(sections[number]);
    }

    /** Returns a run of blocks; with the section of where they begin it takes this number and the next. */
    public Blocks blocks(int number, String name) throws DamagedFileException {
        return new Blocks(
                this, sections[number].address() - bytes.address(), section(number + 1, "index of " + name), name);
    }

    byte[] read(long offset, int length) throws IOException {
        byte[] content = new byte[length];
        file.read(offset, ByteBuffer.wrap(content));
        return content;
    }

    void check(String name, int found, int expected) throws DamagedFileException {
        if (found != expected) {
            HexFormat hex = HexFormat.of();
            throw new DamagedFileException(
                    path,
                    name + " with checksum " + hex.toHexDigits(found) + " (expected: " + hex.toHexDigits(expected)
                            + ")");
        }
    }

    public long sizeBytes() {
        return bytes.byteSize();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** For bytes that are not mapped. */
    static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    /**
     * Sums up mapped bytes from a copy: where the medium fails under a mapped page, copying throws an InternalError, while
     * CRC32C over the page itself ends the process.
     */
    private static int checksum(MemorySegment content) {
        CRC32C checksum = new CRC32C();
        byte[] copy = new byte[(int) Math.min(COPIED_BYTES, content.byteSize())];
        for (long at = 0; at < content.byteSize(); at += copy.length) {
            int length = (int) Math.min(copy.length, content.byteSize() - at);
            MemorySegment.copy(content, ValueLayout.JAVA_BYTE, at, copy, 0, length);
            checksum.update(copy, 0, length);
        }
        return (int) checksum.getValue();
    }
}
