package dev.weft.store.duckdb.segment.spans;

import java.util.Arrays;

/**
 * Finds distinct values, numbered from 0 as they come, by their hashes: open addressing by the low bits. A value is looked for
 * from the {@link #first} slot of its hash on, in one slot after the {@link #next}, up to a free one, where a new value belongs.
 */
final class HashSlots {

    static final int FREE = -1;

    /** Number of a value plus one, zero where free. */
    private int[] slots;

    private long[] hashes;
    private int size;

    /** @param firstLength how many values there is room for at first, a power of two */
    HashSlots(int firstLength) {
        slots = new int[firstLength * 2];
        hashes = new long[firstLength];
    }

    void clear() {
        size = 0;
        Arrays.fill(slots, 0);
    }

    int size() {
        return size;
    }

    int first(long hash) {
        return (int) hash & slots.length - 1;
    }

    int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    /** Returns the number of the value in the slot, or {@link #FREE}. */
    int number(int slot) {
        return slots[slot] - 1;
    }

    boolean hasHash(int number, long hash) {
        return hashes[number] == hash;
    }

    /** Puts a new value into a free slot and returns its number; slots that were found before mean nothing then. */
    int add(int slot, long hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size] = hash;
        slots[slot] = size + 1;
        size++;
        if (size * 2 > slots.length) {
            rebuild();
        }
        return size - 1;
    }

    /** Leaves a quarter of the slots taken. */
    private void rebuild() {
        slots = new int[Integer.highestOneBit(size) * 4];
        for (int number = 0; number < size; number++) {
            int slot = first(hashes[number]);
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = number + 1;
        }
    }
}
