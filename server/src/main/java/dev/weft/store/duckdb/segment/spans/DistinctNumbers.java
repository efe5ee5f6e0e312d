package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.ValueHash;
import java.util.Arrays;

/** A block's column of numbers, or of doubles by their bits: each distinct one once, and which of them each value is. */
final class DistinctNumbers {

    private static final int FIRST_DISTINCT = 8;

    private final Symbols symbols = new Symbols();
    private final GrowingBytes scratch = new GrowingBytes();
    private final boolean fixed;
    private long[] hashes = new long[FIRST_DISTINCT];
    private long[] numbers = new long[FIRST_DISTINCT];

    /** Open addressing; index of a distinct value plus one, zero where free. */
    private int[] slots = new int[FIRST_DISTINCT * 2];

    private int lastIndex;

    /** @param fixed whether the numbers are written in eight bytes each, otherwise short where they are small */
    DistinctNumbers(boolean fixed) {
        this.fixed = fixed;
    }

    void clear() {
        symbols.clear();
        Arrays.fill(slots, 0);
        lastIndex = 0;
    }

    int count() {
        return symbols.count();
    }

    int distinct() {
        return symbols.distinct();
    }

    long number(int index) {
        return numbers[index];
    }

    /** Returns the index of the distinct number that was added last. */
    int lastIndex() {
        return lastIndex;
    }

    Symbols symbols() {
        return symbols;
    }

    /** Adds a number and returns whether it stands for the first time in this block. */
    boolean add(long number) {
        if (symbols.count() > 0 && numbers[lastIndex] == number) {
            symbols.add(lastIndex);
            return false;
        }
        long hash = ValueHash.ofNumber(number, 0);
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (numbers[index] == number) {
                symbols.add(index);
                lastIndex = index;
                return false;
            }
            slot = slot + 1 & mask;
        }
        addNew(number, hash, slot);
        return true;
    }

    private void addNew(long number, long hash, int slot) {
        int index = symbols.distinct();
        if (index == hashes.length) {
            hashes = Arrays.copyOf(hashes, index * 2);
            numbers = Arrays.copyOf(numbers, index * 2);
        }
        hashes[index] = hash;
        numbers[index] = number;
        slots[slot] = index + 1;
        lastIndex = index;
        symbols.addNew();
        if ((index + 1) * 2 > slots.length) {
            slots = HashSlots.rebuild(hashes, index + 1);
        }
    }

    /** Writes two streams: symbols, numbers. */
    void write(StreamPacker packer) {
        scratch.clear();
        symbols.write(scratch);
        packer.add(scratch);
        scratch.clear();
        for (int i = 0; i < symbols.distinct(); i++) {
            if (fixed) {
                scratch.addLong(numbers[i]);
            } else {
                scratch.addZigZag(numbers[i]);
            }
        }
        packer.add(scratch);
    }
}
