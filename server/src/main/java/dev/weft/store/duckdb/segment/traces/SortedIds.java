package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.segment.filter.IdFilter;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.Blocks;
import dev.weft.store.duckdb.segment.sections.IdColumns;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import dev.weft.store.duckdb.segment.sections.RowBlocks;
import java.io.IOException;
import java.util.function.LongConsumer;

/** The sorted trace ids of a {@code traces} file, searched where they lie. */
final class SortedIds {

    static final int ABSENT = -1;

    private final RowBlocks blocks;
    private final IdColumns fences;

    /** @param fences the first id of each block */
    SortedIds(int count, Blocks blocks, BlockCursor fences) {
        this.blocks = new RowBlocks(blocks, count, TracesFormat.IDS_IN_BLOCK);
        this.fences =
                new IdColumns(fences.nextColumn(blocks.count()), fences.nextColumn(blocks.count()), blocks.count());
    }

    int count() {
        return blocks.rows();
    }

    /** Returns the ordinal of the trace with this id, or {@link #ABSENT}. */
    int ordinal(long high, long low) throws IOException {
        int number = fences.countUpTo(high, low) - 1;
        if (number < 0) {
            return ABSENT;
        }
        Block block = block(number);
        int place = block.ids().find(high, low);
        return place == IdColumns.ABSENT ? ABSENT : block.ordinals().getInt(place);
    }

    int blockCount() {
        return blocks.count();
    }

    /** Some successive ids, each with the ordinal of its trace. */
    record Block(IdColumns ids, PackedColumn ordinals) {}

    Block block(int number) throws IOException {
        int count = blocks.rowsOf(number);
        BlockCursor block = blocks.block(number);
        IdColumns ids = new IdColumns(block.nextColumn(count), block.nextColumn(count), count);
        return new Block(ids, block.nextColumn(count));
    }

    /** Returns the hashes of all ids, in the order of the ids. */
    long[] hashes() throws IOException {
        long[] hashes = new long[blocks.rows()];
        for (int number = 0; number < blocks.count(); number++) {
            int first = blocks.firstRow(number);
            IdColumns ids = block(number).ids();
            for (int place = 0; place < ids.count(); place++) {
                hashes[first + place] =
                        IdFilter.hash(ids.high().get(place), ids.low().get(place));
            }
        }
        return hashes;
    }

    void verify(LongConsumer read) throws IOException {
        blocks.verify(read);
    }
}
