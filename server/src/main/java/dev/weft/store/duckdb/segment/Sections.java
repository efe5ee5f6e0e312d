package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.ReadFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HexFormat;

/** A mapped file of sections, as {@link SectionsWriter} writes it. Safe for many threads until it is closed. */
final class Sections implements AutoCloseable {

    private final Path path;
    private final ReadFile file;
    private final MemorySegment bytes;
    private final MemorySegment table;

    /**
     * Opens a file and checks its ends and its table.
     *
     * @throws DamagedFileException when it is not a whole file of this kind and version
     */
    static Sections open(Disk disk, Path path, long magic) throws IOException {
        ReadFile file = disk.open(path);
        try {
            return new Sections(path, file, magic);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private Sections(Path path, ReadFile file, long magic) throws IOException {
        this.path = path;
        this.file = file;
        long size = file.size();
        if (size < Long.BYTES + SectionsWriter.TAIL_BYTES) {
            throw damaged("length", size + " bytes (expected: a whole file)");
        }
        this.bytes = file.map();
        long tail = size - SectionsWriter.TAIL_BYTES;
        checkMagic("first bytes", BlockCursor.idAt(bytes, 0), magic);
        checkMagic("last bytes", BlockCursor.idAt(bytes, size - Long.BYTES), magic);
        int sections = BlockCursor.intAt(bytes, tail);
        long most = (tail - Long.BYTES) / SectionsWriter.ENTRY_BYTES;
        if (sections < 0 || sections > most) {
            throw damaged("table of sections", sections + " sections (expected: 0 to " + most + ")");
        }
        long tableBytes = (long) sections * SectionsWriter.ENTRY_BYTES;
        this.table = bytes.asSlice(tail - tableBytes, tableBytes);
        check("table of sections", table, BlockCursor.intAt(bytes, tail + Integer.BYTES));
    }

    /** Returns a plain section after checking it. */
    MemorySegment section(int number, String name) {
        MemorySegment section = unchecked(number);
        check(name, section, BlockCursor.intAt(table, entry(number) + 2 * Long.BYTES));
        return section;
    }

    /** Returns a run of blocks; with the table of where they begin it takes this number and the next. */
    Blocks blocks(int number, String name) {
        return new Blocks(this, unchecked(number), section(number + 1, "offsets of " + name), name);
    }

    void check(String name, MemorySegment content, int stored) {
        int computed = SectionsWriter.checksum(content.asByteBuffer());
        if (computed != stored) {
            HexFormat hex = HexFormat.of();
            throw damaged(
                    name, "checksum " + hex.toHexDigits(computed) + " (expected: " + hex.toHexDigits(stored) + ")");
        }
    }

    DamagedFileException damaged(String where, String found) {
        return new DamagedFileException(path, where, found);
    }

    long size() {
        return bytes.byteSize();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private MemorySegment unchecked(int number) {
        long entry = entry(number);
        return bytes.asSlice(BlockCursor.longAt(table, entry), BlockCursor.longAt(table, entry + Long.BYTES));
    }

    private static long entry(int number) {
        return (long) number * SectionsWriter.ENTRY_BYTES;
    }

    private void checkMagic(String where, long found, long expected) {
        if (found != expected) {
            HexFormat hex = HexFormat.of();
            throw damaged(where, hex.toHexDigits(found) + " (expected: " + hex.toHexDigits(expected) + ")");
        }
    }
}
