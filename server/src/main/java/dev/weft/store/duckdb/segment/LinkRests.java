package dev.weft.store.duckdb.segment;

import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.WireCursor;
import dev.weft.model.batch.WireType;
import java.util.Arrays;

/**
 * Collects the rests of a block's links, each different one once: what a link's OTLP message holds beside the two ids, as a message.
 * {@link LinkRestTable} reads them.
 */
final class LinkRests implements AutoCloseable {

    private static final int SLOTS = 2 * LinksFormat.MOST_LINKS_IN_BLOCK;

    private final Compressor compressor = new Compressor(LinksFormat.ZSTD_LEVEL);
    private final WireCursor link = new WireCursor();
    private final GrowingBytes rest = new GrowingBytes();
    private final GrowingBytes all = new GrowingBytes();
    private final GrowingBytes compressed = new GrowingBytes();
    private final int[] begins = new int[LinksFormat.MOST_LINKS_IN_BLOCK + 1];
    private final long[] lengths = new long[LinksFormat.MOST_LINKS_IN_BLOCK];

    /** Open addressing by hash: a rest's number plus one, zero where free. */
    private final int[] slots = new int[SLOTS];

    private int count;

    void clear() {
        all.clear();
        Arrays.fill(slots, 0);
        count = 0;
    }

    /** Returns the length of the different rests together. */
    int bytes() {
        return all.length();
    }

    /** Returns the number of the rest of the link whose message lies there. */
    int number(byte[] source, int offset, int length) {
        rest.clear();
        link.over(source, offset, length);
        while (link.next()) {
            switch (link.field()) {
                case OtlpFields.LINK_TRACE_STATE, OtlpFields.LINK_ATTRIBUTES -> {
                    tag(WireType.LENGTH_DELIMITED);
                    rest.addVarint(link.length());
                    rest.add(source, link.offset(), link.length());
                }
                case OtlpFields.LINK_DROPPED_ATTRIBUTES_COUNT -> {
                    tag(WireType.VARINT);
                    rest.addVarint(link.value());
                }
                case OtlpFields.LINK_FLAGS -> {
                    tag(WireType.FIXED32);
                    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                        rest.add((byte) (link.value() >> shift));
                    }
                }
                default -> {}
            }
        }
        return number();
    }

    /** Adds how many there are, their lengths, and the bytes of all, compressed where that makes them fewer. */
    void addTo(GrowingBytes block) {
        block.addVarint(count);
        PackedColumn.write(lengths, count, block);
        block.addVarint(all.length());
        compressed.clear();
        block.addVarint(compressor.compress(all.array(), all.length(), compressed));
        block.add(compressed);
    }

    @Override
    public void close() {
        compressor.close();
    }

    private void tag(int wireType) {
        rest.addVarint((long) link.field() << 3 | wireType);
    }

    private int number() {
        byte[] array = rest.array();
        int end = rest.length();
        int hash = (int) ValueHash.ofBytes(array, 0, end, 0);
        int slot = hash & (SLOTS - 1);
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (Arrays.equals(all.array(), begins[other], begins[other + 1], array, 0, end)) {
                return other;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        slots[slot] = count + 1;
        lengths[count] = end;
        all.add(rest);
        begins[++count] = all.length();
        return count - 1;
    }
}
