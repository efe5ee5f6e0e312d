package dev.weft.store.duckdb.segment;

import java.lang.foreign.MemorySegment;

/** The sorted trace ids of a {@code traces} file, searched where they lie. */
final class SortedIds {

    static final int ABSENT = -1;

    private static final int FIRST_ID_OFFSET = 1;
    private static final int IDS_OFFSET = FIRST_ID_OFFSET + TracesFormat.ID_BYTES;

    private final int count;
    private final MemorySegment fences;
    private final Blocks blocks;

    /** @param fences the first id of each block */
    SortedIds(int count, MemorySegment fences, Blocks blocks) {
        this.count = count;
        this.fences = fences;
        this.blocks = blocks;
    }

    int count() {
        return count;
    }

    /** Returns the ordinal of the trace with this id, or {@link #ABSENT}. */
    int ordinal(long high, long low) {
        int number = lastBlockNotAfter(high, low);
        if (number < 0) {
            return ABSENT;
        }
        int inBlock = Math.min(TracesFormat.IDS_IN_BLOCK, count - number * TracesFormat.IDS_IN_BLOCK);
        BlockCursor block = blocks.block(number);
        int shared = block.nextByte();
        int place = place(block.bytes(), inBlock, shared, high, low);
        if (place < 0) {
            return ABSENT;
        }
        block.skip(TracesFormat.ID_BYTES + (long) inBlock * (TracesFormat.ID_BYTES - shared));
        return block.nextColumn(inBlock).getInt(place);
    }

    void verify() {
        blocks.verify();
    }

    private int lastBlockNotAfter(long high, long low) {
        int first = 0;
        int end = blocks.count();
        while (first < end) {
            int middle = (first + end) >>> 1;
            long at = (long) middle * TracesFormat.ID_BYTES;
            if (compare(
                            BlockCursor.idAt(fences, at),
                            BlockCursor.idAt(fences, at + Long.BYTES),
                            high,
                            low)
                    <= 0) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return first - 1;
    }

    private static int place(MemorySegment block, int inBlock, int shared, long high, long low) {
        // The bytes before an id's own ones are another id's: they give way to the shared ones.
        long ownHigh = shared >= Long.BYTES ? 0 : -1L >>> (shared * Byte.SIZE);
        long ownLow = shared < Long.BYTES ? -1L : -1L >>> ((shared - Long.BYTES) * Byte.SIZE);
        long sharedHigh = BlockCursor.idAt(block, FIRST_ID_OFFSET) & ~ownHigh;
        long sharedLow = BlockCursor.idAt(block, FIRST_ID_OFFSET + Long.BYTES) & ~ownLow;
        int stride = TracesFormat.ID_BYTES - shared;
        int first = 0;
        int end = inBlock;
        while (first < end) {
            int middle = (first + end) >>> 1;
            long at = IDS_OFFSET - shared + (long) middle * stride;
            int order = compare(
                    BlockCursor.idAt(block, at) & ownHigh | sharedHigh,
                    BlockCursor.idAt(block, at + Long.BYTES) & ownLow | sharedLow,
                    high,
                    low);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return ABSENT;
    }

    private static int compare(long highA, long lowA, long highB, long lowB) {
        int byHigh = Long.compareUnsigned(highA, highB);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(lowA, lowB);
    }
}
