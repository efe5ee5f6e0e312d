package dev.weft.store.duckdb.segment.sections;

import dev.weft.store.duckdb.segment.format.DamagedFileException;
import java.io.IOException;
import java.util.function.LongConsumer;

/**
 * Rows in blocks of as many each, but for the last one.
 *
 * @param rows of all blocks
 * @param rowsInBlock of every block but the last
 */
public record RowBlocks(Blocks blocks, int rows, int rowsInBlock) {

    /** Returns the number of the block that a row is in. */
    public int numberOf(int row) {
        return row / rowsInBlock;
    }

    /** Returns the place of a row in its block. */
    public int placeOf(int row) {
        return row % rowsInBlock;
    }

    public int firstRow(int number) {
        return number * rowsInBlock;
    }

    public int rowsOf(int number) {
        return Math.min(rowsInBlock, rows - firstRow(number));
    }

    /** Returns how many blocks there are. */
    public int count() {
        return blocks.count();
    }

    /** @throws DamagedFileException when the block's bytes are not what was written */
    public BlockCursor block(int number) throws IOException {
        return blocks.block(number);
    }

    /**
     * Reads every block.
     *
     * @param read takes the size of each one after it was read
     * @throws DamagedFileException for the first damaged one
     */
    public void verify(LongConsumer read) throws IOException {
        blocks.verify(read);
    }
}
