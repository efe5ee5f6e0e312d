package dev.weft.store.duckdb.segment.format;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decompresses what {@link Compressor} wrote, for many threads. Keeps a little native memory between uses until it is closed,
 * and works without after that, for those who still hold a block.
 */
public final class Decompressor implements AutoCloseable {

    private final int mostIdle;
    private final Deque<ZstdDecompressCtx> idle = new ArrayDeque<>();
    private boolean closed;

    /** @param mostIdle how many contexts of some 100 KiB of native memory are kept between uses */
    public Decompressor(int mostIdle) {
        this.mostIdle = mostIdle;
    }

    public byte[] decompress(byte[] array, int offset, int compressedLength, int length) {
        byte[] bytes = new byte[length];
        if (compressedLength == length) {
            System.arraycopy(array, offset, bytes, 0, length);
            return bytes;
        }
        ZstdDecompressCtx context = take();
        boolean whole = false;
        try {
            int found = context.decompressByteArray(bytes, 0, length, array, offset, compressedLength);
            if (found != length) {
                throw new IllegalStateException("decompressed " + found + " bytes (expected: " + length + ")");
            }
            whole = true;
            return bytes;
        } finally {
            giveBack(context, whole);
        }
    }

    private ZstdDecompressCtx take() {
        synchronized (idle) {
            ZstdDecompressCtx context = idle.pollLast();
            if (context != null) {
                return context;
            }
        }
        return new ZstdDecompressCtx().setMagicless(true);
    }

    private void giveBack(ZstdDecompressCtx context, boolean whole) {
        synchronized (idle) {
            if (whole && !closed && idle.size() < mostIdle) {
                idle.addLast(context);
                return;
            }
        }
        context.close();
    }

    /** Returns how many contexts are kept now. */
    int idle() {
        synchronized (idle) {
            return idle.size();
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(ZstdDecompressCtx::close);
            idle.clear();
        }
    }
}
