package dev.weft.store.duckdb.segment.links;

import dev.weft.store.duckdb.segment.format.Compressor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import java.util.Arrays;

/** Collects the rests of a block's links, each different one once; {@link LinkRestTable} reads them. */
final class LinkRests implements AutoCloseable {

    private static final int MOST = LinksFormat.MOST_LINKS_IN_BLOCK;
    private static final int SLOTS = 2 * MOST;

    private final Compressor compressor = new Compressor(LinksFormat.ZSTD_LEVEL);
    private final GrowingBytes bytes = new GrowingBytes();
    private final GrowingBytes compressed = new GrowingBytes();
    private final int[] begins = new int[MOST + 1];
    private final long[] lengths = new long[MOST];
    private final int[] hashes = new int[MOST];

    /** Open addressing by hash: a rest's number plus one, zero where free. */
    private final int[] slots = new int[SLOTS];

    private int count;

    void clear() {
        bytes.clear();
        Arrays.fill(slots, 0);
        count = 0;
    }

    /** Returns the length of the different rests together. */
    int bytes() {
        return bytes.length();
    }

    /** Returns the number of the rest that lies there. */
    int number(byte[] source, int offset, int length, int hash) {
        int slot = hash & (SLOTS - 1);
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (hashes[other] == hash
                    && Arrays.equals(
                            bytes.array(), begins[other], begins[other + 1], source, offset, offset + length)) {
                return other;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        slots[slot] = count + 1;
        hashes[count] = hash;
        lengths[count] = length;
        bytes.add(source, offset, length);
        begins[++count] = bytes.length();
        return count - 1;
    }

    /** Adds how many there are, their lengths, and the bytes of all, compressed where that makes them fewer. */
    void addTo(GrowingBytes block) {
        block.addVarint(count);
        PackedColumn.write(lengths, count, block);
        block.addVarint(bytes.length());
        compressed.clear();
        block.addVarint(compressor.compress(bytes.array(), bytes.length(), compressed));
        block.add(compressed);
    }

    @Override
    public void close() {
        compressor.close();
    }
}
