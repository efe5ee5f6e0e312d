package dev.weft.store.duckdb.segment.filter;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Tells whether an id may be in a set that grows: never wrong about one that is, wrong about one in a hundred that is not as
 * long as no more are in it than it was made for. A Bloom filter in blocks of one cache line (Putze, Sanders and Singler,
 * "Cache-, Hash- and Space-Efficient Bloom Filters", 2007): 12 bits an id, outside of the heap, a single miss a question. Ids go in
 * and are asked for by their {@link IdFilter#hash}. One thread adds; others see what was added before they got to know of it.
 */
public final class GrowingIdFilter {

    private static final int BITS_PER_ID = 12;
    private static final int BLOCK_LONGS = 8;
    private static final int BLOCK_BITS = BLOCK_LONGS * Long.SIZE;
    private static final int POSITIONS = 6;
    private static final int POSITION_BITS = 9;

    private final int most;
    private final int blocks;
    private final MemorySegment bits;
    private int count;

    /** @param most how many ids it is made for, at least one */
    public GrowingIdFilter(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most ids: " + most + " (expected: at least 1)");
        }
        this.most = most;
        this.blocks = Math.toIntExact(((long) most * BITS_PER_ID + BLOCK_BITS - 1) / BLOCK_BITS);
        this.bits = Arena.ofAuto().allocate((long) blocks * BLOCK_BITS / Byte.SIZE, BLOCK_BITS / Byte.SIZE);
    }

    public void add(long hash) {
        int block = block(hash);
        long positions = IdFilter.mix(hash);
        for (int i = 0; i < POSITIONS; i++) {
            int at = block + longOf(positions);
            bits.setAtIndex(JAVA_LONG, at, bits.getAtIndex(JAVA_LONG, at) | 1L << positions);
            positions >>>= POSITION_BITS;
        }
        count++;
    }

    public boolean mayContain(long hash) {
        int block = block(hash);
        long positions = IdFilter.mix(hash);
        for (int i = 0; i < POSITIONS; i++) {
            if ((bits.getAtIndex(JAVA_LONG, block + longOf(positions)) & 1L << positions) == 0) {
                return false;
            }
            positions >>>= POSITION_BITS;
        }
        return true;
    }

    /** Returns whether as many ids are in it as it was made for. */
    public boolean isFull() {
        return count >= most;
    }

    private int block(long hash) {
        return (int) Math.unsignedMultiplyHigh(hash, blocks) * BLOCK_LONGS;
    }

    /** The lowest six bits of a position say which bit of the long, the next three which long of the block. */
    private static int longOf(long positions) {
        return (int) (positions >>> 6) & (BLOCK_LONGS - 1);
    }
}
