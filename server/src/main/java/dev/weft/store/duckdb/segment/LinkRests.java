package dev.weft.store.duckdb.segment;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.WireCursor;
import dev.weft.model.batch.WireType;
import java.util.Arrays;

/**
 * Collects the rests of a block's links, each different one once: what a link's OTLP message holds beside the two ids, as a message.
 * {@link LinkRestTable} reads them.
 */
final class LinkRests implements AutoCloseable {

    private static final int ZSTD_LEVEL = 3;
    private static final int SLOTS = 2 * LinksFormat.MOST_LINKS_IN_BLOCK;

    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(ZSTD_LEVEL);
    private final WireCursor cursor = new WireCursor();
    private final BlockBytes bytes = new BlockBytes();
    private final int[] begins = new int[LinksFormat.MOST_LINKS_IN_BLOCK + 1];
    private final long[] lengths = new long[LinksFormat.MOST_LINKS_IN_BLOCK];

    /** Number of a rest plus one by hash, with the next slot tried after a used one. */
    private final int[] slots = new int[SLOTS];

    private int count;

    void clear() {
        bytes.clear();
        Arrays.fill(slots, 0);
        count = 0;
    }

    int totalBytes() {
        return bytes.length();
    }

    /** Returns the number of the rest of the link whose message lies there. */
    int number(byte[] source, int offset, int length) {
        int begin = bytes.length();
        cursor.over(source, offset, length);
        while (cursor.next()) {
            switch (cursor.field()) {
                case OtlpFields.LINK_TRACE_STATE, OtlpFields.LINK_ATTRIBUTES -> {
                    bytes.putByte(cursor.field() << 3 | WireType.LENGTH_DELIMITED);
                    bytes.putVarint(cursor.length());
                    bytes.putBytes(source, cursor.offset(), cursor.length());
                }
                case OtlpFields.LINK_DROPPED_ATTRIBUTES_COUNT -> {
                    bytes.putByte(cursor.field() << 3 | WireType.VARINT);
                    bytes.putVarint(cursor.value());
                }
                case OtlpFields.LINK_FLAGS -> {
                    bytes.putByte(cursor.field() << 3 | WireType.FIXED32);
                    bytes.putInt((int) cursor.value());
                }
                default -> {}
            }
        }
        return known(begin);
    }

    /** Puts the lengths and the bytes, compressed where that makes them fewer. */
    void putTo(BlockBytes block) {
        block.putVarint(count);
        block.putColumn(lengths, count);
        block.putVarint(bytes.length());
        int bound = (int) Zstd.compressBound(bytes.length());
        BlockBytes compressed = new BlockBytes();
        compressed.reserve(bound);
        int size = zstd.compressByteArray(compressed.array(), 0, bound, bytes.array(), 0, bytes.length());
        if (size < bytes.length()) {
            block.putVarint(size);
            block.putBytes(compressed.array(), 0, size);
        } else {
            block.putVarint(bytes.length());
            block.putBytes(bytes.array(), 0, bytes.length());
        }
    }

    @Override
    public void close() {
        zstd.close();
    }

    /** Returns the number of the rest that begins there; forgets it when there is an equal one. */
    private int known(int begin) {
        int end = bytes.length();
        byte[] all = bytes.array();
        int hash = 1;
        for (int i = begin; i < end; i++) {
            hash = 31 * hash + all[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (Arrays.equals(all, begins[other], begins[other + 1], all, begin, end)) {
                bytes.cut(begin);
                return other;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        slots[slot] = count + 1;
        lengths[count] = end - begin;
        begins[count] = begin;
        begins[++count] = end;
        return count - 1;
    }
}
