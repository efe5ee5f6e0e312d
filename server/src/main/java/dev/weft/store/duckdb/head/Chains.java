package dev.weft.store.duckdb.head;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Entries by a 64-bit hash: those of one hash form a chain, newest first. Whoever walks a chain compares the keys
 * themselves, as hashes of different keys may be equal. Entries are added in rising order by one thread; readers need no
 * lock and see at least the entries that were added before what they have read of their owner's volatile state.
 */
final class Chains {

    static final int NONE = -1;

    private static final VarHandle HEADS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int FIRST_LENGTH = 1 << 10;

    private volatile Slots slots = new Slots(new long[FIRST_LENGTH], new int[FIRST_LENGTH]);

    /** For each entry the next older one of its chain, plus one. */
    private volatile int[] older = new int[FIRST_LENGTH];

    private int usedSlots;

    /** An open-addressing table: a head is the newest entry of the slot's hash plus one, 0 in an empty slot. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Slots(long[] hashes, int[] heads) {}

    void add(long hash, int entry) {
        int[] chain = older;
        if (entry >= chain.length) {
            chain = Arrays.copyOf(chain, Math.max(entry + 1, chain.length * 2));
            older = chain;
        }
        Slots table = slots;
        int slot = slotOf(table, hash);
        int head = table.heads[slot];
        chain[entry] = head;
        if (head == 0) {
            table.hashes[slot] = hash;
            usedSlots++;
        }
        HEADS.setRelease(table.heads, slot, entry + 1);
        if (usedSlots * 2 > table.heads.length) {
            slots = grown(table);
        }
    }

    /** Returns the newest entry of the hash, {@link #NONE} when there is none. */
    int newest(long hash) {
        Slots table = slots;
        int mask = table.heads.length - 1;
        for (int slot = (int) hash & mask; ; slot = (slot + 1) & mask) {
            int head = (int) HEADS.getAcquire(table.heads, slot);
            if (head == 0 || table.hashes[slot] == hash) {
                return head - 1;
            }
        }
    }

    /** Returns the next older entry of the same hash, {@link #NONE} behind the oldest. */
    int older(int entry) {
        return older[entry] - 1;
    }

    private static int slotOf(Slots table, long hash) {
        int mask = table.heads.length - 1;
        int slot = (int) hash & mask;
        while (table.heads[slot] != 0 && table.hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static Slots grown(Slots table) {
        Slots larger = new Slots(new long[table.heads.length * 2], new int[table.heads.length * 2]);
        for (int i = 0; i < table.heads.length; i++) {
            if (table.heads[i] != 0) {
                int slot = slotOf(larger, table.hashes[i]);
                larger.hashes[slot] = table.hashes[i];
                larger.heads[slot] = table.heads[i];
            }
        }
        return larger;
    }
}
