package dev.weft.store.duckdb.segment;

import java.lang.foreign.MemorySegment;

/** A run of blocks in a mapped file, by number from 0. Each is checked every time it is read. */
final class Blocks {

    private final Sections file;
    private final MemorySegment bytes;
    private final MemorySegment offsets;
    private final String name;

    /** @param offsets where each block begins and the last one ends, already checked */
    Blocks(Sections file, MemorySegment bytes, MemorySegment offsets, String name) {
        this.file = file;
        this.bytes = bytes;
        this.offsets = offsets;
        this.name = name;
    }

    int count() {
        return (int) (offsets.byteSize() / Long.BYTES) - 1;
    }

    /** @throws DamagedFileException when the block's bytes are not what was written */
    BlockCursor block(int number) {
        long begin = offset(number);
        MemorySegment content = bytes.asSlice(begin + Integer.BYTES, offset(number + 1) - begin - Integer.BYTES);
        file.check("block " + number + " of " + name, content, BlockCursor.intAt(bytes, begin));
        return new BlockCursor(content);
    }

    /**
     * Reads every block.
     *
     * @throws DamagedFileException for the first damaged one
     */
    void verify() {
        for (int number = 0; number < count(); number++) {
            block(number);
        }
    }

    private long offset(int number) {
        return BlockCursor.longAt(offsets, (long) number * Long.BYTES);
    }
}
