package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.duckdb.segment.format.ByteCursor;
import dev.weft.store.duckdb.segment.format.Decompressor;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The streams of a packed block ({@link StreamPacker}), decompressed at first use and kept. Safe for use by many threads. */
final class BlockStreams {

    private final byte[] packed;
    private final Decompressor decompressor;
    private final BlockFacts facts;
    private final int[] lengths;

    /** Which piece each stream lies in, and where in it. */
    private final int[] pieces;

    private final int[] starts;
    private final int[] pieceOffsets;
    private final int[] pieceTaken;
    private final int[] pieceLengths;
    private final AtomicReferenceArray<byte[]> opened;
    private final int openBytes;

    BlockStreams(byte[] packed, Decompressor decompressor) {
        this.packed = packed;
        this.decompressor = decompressor;
        ByteCursor cursor = new ByteCursor(packed, 0, packed.length);
        int headerLength = cursor.readInt();
        int headerTaken = cursor.readInt();
        byte[] header = decompressor.decompress(packed, cursor.skip(headerTaken), headerTaken, headerLength);
        ByteCursor inHeader = new ByteCursor(header, 0, headerLength);
        facts = new BlockFacts(inHeader);
        lengths = new int[facts.streams];
        pieces = new int[facts.streams];
        starts = new int[facts.streams];
        int longStreams = 0;
        int shortBytes = 0;
        int all = 0;
        for (int i = 0; i < facts.streams; i++) {
            lengths[i] = inHeader.readInt();
            all += lengths[i];
            if (lengths[i] < StreamPacker.LONG_BYTES) {
                pieces[i] = -1;
                starts[i] = shortBytes;
                shortBytes += lengths[i];
            } else {
                pieces[i] = longStreams++;
            }
        }
        openBytes = all;
        pieceOffsets = new int[longStreams + 1];
        pieceTaken = new int[longStreams + 1];
        pieceLengths = new int[longStreams + 1];
        opened = new AtomicReferenceArray<>(longStreams + 1);
        pieceLengths[longStreams] = shortBytes;
        for (int i = 0; i < facts.streams; i++) {
            if (pieces[i] < 0) {
                pieces[i] = longStreams;
            } else {
                pieceLengths[pieces[i]] = lengths[i];
            }
        }
        for (int i = 0; i <= longStreams; i++) {
            pieceTaken[i] = inHeader.readInt();
            pieceOffsets[i] = cursor.skip(pieceTaken[i]);
        }
    }

    BlockFacts facts() {
        return facts;
    }

    /** Returns how many bytes this takes once everything is decompressed. */
    int mostBytes() {
        return packed.length + openBytes;
    }

    int length(int stream) {
        return lengths[stream];
    }

    ByteCursor stream(int stream) {
        return new ByteCursor(open(pieces[stream]), starts[stream], lengths[stream]);
    }

    private byte[] open(int piece) {
        byte[] bytes = opened.get(piece);
        if (bytes == null) {
            bytes = decompressor.decompress(packed, pieceOffsets[piece], pieceTaken[piece], pieceLengths[piece]);
            opened.set(piece, bytes);
        }
        return bytes;
    }
}
