package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import java.util.Arrays;

/** A block's column of texts or other bytes: each distinct one once, and which of them each value is. */
final class DistinctBytes {

    private static final int FIRST_DISTINCT = 8;

    /** Of fewer distinct values a shared beginning is not worth its look-up. */
    private static final int FEWEST_WITH_PREFIX = 8;

    private final Symbols symbols = new Symbols();
    private final GrowingBytes bytes = new GrowingBytes();
    private final GrowingBytes scratch = new GrowingBytes();
    private final HashSlots slots = new HashSlots(FIRST_DISTINCT);
    private int[] ends = new int[FIRST_DISTINCT];

    void clear() {
        symbols.clear();
        bytes.clear();
        slots.clear();
    }

    int count() {
        return symbols.count();
    }

    int distinct() {
        return symbols.distinct();
    }

    /** Adds a value and returns whether it stands for the first time in this block. */
    boolean add(byte[] source, int offset, int length, long hash) {
        int slot = slots.first(hash);
        for (int index = slots.number(slot); index != HashSlots.FREE; index = slots.number(slot)) {
            if (slots.hasHash(index, hash) && equal(index, source, offset, length)) {
                symbols.add(index);
                return false;
            }
            slot = slots.next(slot);
        }
        addNew(source, offset, length, slots.add(slot, hash));
        return true;
    }

    private boolean equal(int index, byte[] source, int offset, int length) {
        int start = index == 0 ? 0 : ends[index - 1];
        return Arrays.equals(bytes.array(), start, ends[index], source, offset, offset + length);
    }

    private void addNew(byte[] source, int offset, int length, int index) {
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, index * 2);
        }
        bytes.add(source, offset, length);
        ends[index] = bytes.length();
        symbols.addNew();
    }

    /**
     * Writes three streams: symbols; the length of what all distinct ones begin with and what each is longer; that beginning
     * and what comes after it of each.
     */
    void write(StreamPacker packer) {
        scratch.clear();
        symbols.write(scratch);
        packer.add(scratch);
        int shared = sharedPrefix();
        scratch.clear();
        scratch.addVarint(shared);
        int start = 0;
        for (int i = 0; i < symbols.distinct(); i++) {
            scratch.addVarint(ends[i] - start - shared);
            start = ends[i];
        }
        packer.add(scratch);
        packer.add(shared == 0 ? bytes : withoutPrefix(shared));
    }

    private int sharedPrefix() {
        if (symbols.distinct() < FEWEST_WITH_PREFIX) {
            return 0;
        }
        byte[] array = bytes.array();
        int shared = ends[0];
        for (int i = 1; i < symbols.distinct() && shared > 0; i++) {
            int start = ends[i - 1];
            int most = Math.min(shared, ends[i] - start);
            int mismatch = Arrays.mismatch(array, 0, most, array, start, start + most);
            shared = mismatch < 0 ? most : mismatch;
        }
        return shared;
    }

    private GrowingBytes withoutPrefix(int shared) {
        scratch.clear();
        scratch.add(bytes.array(), 0, ends[0]);
        for (int i = 1; i < symbols.distinct(); i++) {
            int start = ends[i - 1] + shared;
            scratch.add(bytes.array(), start, ends[i] - start);
        }
        return scratch;
    }
}
