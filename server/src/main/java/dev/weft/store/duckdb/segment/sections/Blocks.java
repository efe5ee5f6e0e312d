package dev.weft.store.duckdb.segment.sections;

import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.format.SealedFormat;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;

/**
 * A run of blocks, by number from 0. Each is read from the file and checked whenever it is asked for: mapped, the blocks of
 * many look-ups would make the process look as large as what it stores.
 */
public final class Blocks {

    private final Sections file;
    private final long offset;
    private final int count;
    private final PackedColumn ends;
    private final PackedColumn checksums;
    private final String name;

    /**
     * @param offset of the first block in the file
     * @param index where each block ends, and its checksum
     */
    Blocks(Sections file, long offset, BlockCursor index, String name) {
        this.file = file;
        this.offset = offset;
        this.count = index.nextInt();
        this.ends = index.nextColumn(count);
        this.checksums = index.nextColumn(count);
        this.name = name;
    }

    public int count() {
        return count;
    }

    /** @throws DamagedFileException when the block's bytes are not what was written */
    public BlockCursor block(int number) throws IOException {
        long begin = number == 0 ? 0 : ends.get(number - 1);
        byte[] block = file.read(offset + begin, Math.toIntExact(ends.get(number) - begin));
        file.check(
                "block " + number + " of " + name,
                SealedFormat.checksum(block, 0, block.length),
                checksums.getInt(number));
        return new BlockCursor(MemorySegment.ofArray(block));
    }

    /**
     * Reads every block.
     *
     * @param read takes the size of each one after it was read
     * @throws DamagedFileException for the first damaged one
     */
    public void verify(LongConsumer read) throws IOException {
        for (int number = 0; number < count; number++) {
            read.accept(block(number).bytes().byteSize());
        }
    }
}
