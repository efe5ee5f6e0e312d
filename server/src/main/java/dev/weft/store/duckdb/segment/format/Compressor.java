package dev.weft.store.duckdb.segment.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

/** Compresses one piece after the other with the same native memory. */
public final class Compressor implements AutoCloseable {

    /** Shorter pieces only grow. */
    private static final int FEWEST_BYTES = 24;

    private final ZstdCompressCtx context = new ZstdCompressCtx();

    public Compressor(int level) {
        context.setLevel(level);
        context.setMagicless(true);
        context.setChecksum(false);
        context.setContentSize(false);
        context.setDictID(false);
    }

    /** Adds the piece, compressed where that is shorter; returns the length it takes, which is its own when it is as it was. */
    public int compress(byte[] array, int length, GrowingBytes out) {
        if (length >= FEWEST_BYTES) {
            out.ensure((int) Zstd.compressBound(length));
            int room = out.array().length - out.length();
            int compressed = context.compressByteArray(out.array(), out.length(), room, array, 0, length);
            if (compressed < length) {
                out.grow(compressed);
                return compressed;
            }
        }
        out.add(array, 0, length);
        return length;
    }

    @Override
    public void close() {
        context.close();
    }
}
