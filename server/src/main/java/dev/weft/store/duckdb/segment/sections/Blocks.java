package dev.weft.store.duckdb.segment.sections;

import dev.weft.store.duckdb.segment.format.DamagedFileException;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;

/** A run of blocks in a mapped file, by number from 0. Each is checked every time it is read. */
public final class Blocks {

    private final Sections file;
    private final MemorySegment run;
    private final int count;
    private final PackedColumn ends;
    private final PackedColumn checksums;
    private final String name;

    /** @param index where each block ends, and its checksum */
    Blocks(Sections file, MemorySegment run, BlockCursor index, String name) {
        this.file = file;
        this.run = run;
        this.count = index.nextInt();
        this.ends = index.nextColumn(count);
        this.checksums = index.nextColumn(count);
        this.name = name;
    }

    public int count() {
        return count;
    }

    /** @throws DamagedFileException when the block's bytes are not what was written */
    public BlockCursor block(int number) throws DamagedFileException {
        long begin = number == 0 ? 0 : ends.get(number - 1);
        MemorySegment block = run.asSlice(begin, ends.get(number) - begin);
        file.check("block " + number + " of " + name, block, checksums.getInt(number));
        return new BlockCursor(block);
    }

    /**
     * Reads every block.
     *
     * @param read takes the size of each one after it was read
     * @throws DamagedFileException for the first damaged one
     */
    public void verify(LongConsumer read) throws DamagedFileException {
        for (int number = 0; number < count; number++) {
            read.accept(block(number).bytes().byteSize());
        }
    }
}
