package dev.weft.store.duckdb.segment.spans;

/** Open addressing by the low bits of a hash: a slot holds an index plus one, zero where it is free. */
final class HashSlots {

    private HashSlots() {}

    /** Returns slots for the first hashes, each at its index; a quarter full. */
    static int[] rebuild(long[] hashes, int count) {
        int[] slots = new int[Integer.highestOneBit(count) * 4];
        int mask = slots.length - 1;
        for (int i = 0; i < count; i++) {
            int slot = (int) hashes[i] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = i + 1;
        }
        return slots;
    }
}
