package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.ValueHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The attribute keys of a segment in one scope, numbered as they come, with the spans that carry them and the types of their values. */
final class KeyTable {

    private static final int FIRST_KEYS = 64;

    private final GrowingBytes bytes = new GrowingBytes();
    private final HashSlots slots = new HashSlots(FIRST_KEYS);
    private int[] ends = new int[FIRST_KEYS];
    private long[] spanCounts = new long[FIRST_KEYS];
    private int[] types = new int[FIRST_KEYS];
    private long[] visits = new long[FIRST_KEYS];
    private long visit;

    int size() {
        return slots.size();
    }

    int numberOf(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        return numberOf(utf8, 0, utf8.length);
    }

    /** Returns the key's number, a new one for a key that was not here yet. */
    int numberOf(byte[] source, int offset, int length) {
        long hash = ValueHash.ofBytes(source, offset, length, 0);
        int slot = slots.first(hash);
        for (int key = slots.number(slot); key != HashSlots.FREE; key = slots.number(slot)) {
            if (slots.hasHash(key, hash) && is(key, source, offset, length)) {
                return key;
            }
            slot = slots.next(slot);
        }
        int key = slots.add(slot, hash);
        add(source, offset, length, key);
        return key;
    }

    /** Returns whether the key of this number is that one. */
    boolean is(int key, byte[] source, int offset, int length) {
        int start = start(key);
        int end = ends[key];
        return end - start == length && Arrays.equals(bytes.array(), start, end, source, offset, offset + length);
    }

    /** Begins to count the keys of other spans. */
    void beginSpans() {
        visit++;
    }

    /** Counts a key of so many spans with one of the types of its values; the spans are counted once. */
    void count(int key, int type, int spans) {
        types[key] |= 1 << type;
        if (visits[key] != visit) {
            visits[key] = visit;
            spanCounts[key] += spans;
        }
    }

    long seed(int key, ValueHash.Place place, int type) {
        return ValueHash.seed(place, bytes.array(), start(key), ends[key] - start(key), type);
    }

    /** Adds the number of keys and each key: its length, bytes, span count and types. */
    void write(GrowingBytes out) {
        out.addVarint(size());
        for (int key = 0; key < size(); key++) {
            int start = start(key);
            out.addVarint(ends[key] - start);
            out.add(bytes.array(), start, ends[key] - start);
            out.addVarint(spanCounts[key]);
            out.addVarint(types[key]);
        }
    }

    private int start(int key) {
        return key == 0 ? 0 : ends[key - 1];
    }

    private void add(byte[] source, int offset, int length, int key) {
        if (key == ends.length) {
            ends = Arrays.copyOf(ends, key * 2);
            spanCounts = Arrays.copyOf(spanCounts, key * 2);
            types = Arrays.copyOf(types, key * 2);
            visits = Arrays.copyOf(visits, key * 2);
        }
        bytes.add(source, offset, length);
        ends[key] = bytes.length();
    }
}
