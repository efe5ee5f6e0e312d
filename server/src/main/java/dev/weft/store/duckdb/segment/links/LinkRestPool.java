package dev.weft.store.duckdb.segment.links;

import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.WireCursor;
import dev.weft.model.batch.WireType;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.format.ValueHash;
import java.util.ArrayList;
import java.util.List;

/**
 * The rests of all links of a segment, in the order of the rows: what a link's OTLP message holds beside the two ids, as a message.
 * Taken while a span's bytes are at hand; links are written in another order.
 */
final class LinkRestPool {

    private static final int CHUNK_BYTES = 1 << 20;

    private final List<byte[]> chunks = new ArrayList<>();
    private final WireCursor link = new WireCursor();
    private final GrowingBytes rest = new GrowingBytes();
    private byte[] last = {};
    private int used;

    /** Adds the rest of the link whose message lies there and returns its address. */
    long add(byte[] source, int offset, int length) {
        collect(source, offset, length);
        if (chunks.isEmpty() || last.length - used < rest.length()) {
            last = new byte[Math.max(CHUNK_BYTES, rest.length())];
            chunks.add(last);
            used = 0;
        }
        System.arraycopy(rest.array(), 0, last, used, rest.length());
        long address = (long) (chunks.size() - 1) << Integer.SIZE | used;
        used += rest.length();
        return address;
    }

    /** Returns the length of the rest that was added last. */
    int lastLength() {
        return rest.length();
    }

    /** Returns a hash of the rest that was added last. */
    int lastHash() {
        return (int) ValueHash.ofBytes(rest.array(), 0, rest.length(), 0);
    }

    /** Returns the array that holds the rest, from {@link #offset} on. */
    byte[] array(long address) {
        return chunks.get((int) (address >>> Integer.SIZE));
    }

    static int offset(long address) {
        return (int) address;
    }

    private void collect(byte[] source, int offset, int length) {
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
    }

    private void tag(int wireType) {
        rest.addVarint((long) link.field() << 3 | wireType);
    }
}
