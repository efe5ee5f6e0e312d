package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.Compressor;
import dev.weft.store.duckdb.segment.format.GrowingBytes;

/**
 * Packs the streams of a block, each compressed alone, so that a reader opens only those it needs and each has statistics of
 * its own; short ones are compressed together. A packed block is a header (its two lengths, then the block's facts, the
 * streams' lengths and the lengths they take), the long streams in their order, and the short ones.
 */
final class StreamPacker {

    /** Streams of at least so many bytes are compressed alone. */
    static final int LONG_BYTES = 512;

    private final Compressor compressor;
    private final GrowingBytes lengths = new GrowingBytes();
    private final GrowingBytes taken = new GrowingBytes();
    private final GrowingBytes pieces = new GrowingBytes();
    private final GrowingBytes shortStreams = new GrowingBytes();
    private final GrowingBytes header = new GrowingBytes();
    private final GrowingBytes packedHeader = new GrowingBytes();

    StreamPacker(Compressor compressor) {
        this.compressor = compressor;
    }

    void clear() {
        lengths.clear();
        taken.clear();
        pieces.clear();
        shortStreams.clear();
    }

    void add(GrowingBytes stream) {
        lengths.addVarint(stream.length());
        if (stream.length() < LONG_BYTES) {
            shortStreams.add(stream);
        } else {
            taken.addVarint(compressor.compress(stream.array(), stream.length(), pieces));
        }
    }

    /** Adds the packed block. */
    void pack(GrowingBytes facts, GrowingBytes out) {
        taken.addVarint(compressor.compress(shortStreams.array(), shortStreams.length(), pieces));
        header.clear();
        header.add(facts);
        header.add(lengths);
        header.add(taken);
        packedHeader.clear();
        int headerTaken = compressor.compress(header.array(), header.length(), packedHeader);
        out.addVarint(header.length());
        out.addVarint(headerTaken);
        out.add(packedHeader);
        out.add(pieces);
    }
}
