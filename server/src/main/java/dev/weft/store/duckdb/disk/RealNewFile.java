package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Gathers what is written in one direct buffer, so that many small pieces cost few system calls. */
final class RealNewFile implements NewFile {

    private static final int GATHERED_BYTES = 256 << 10;

    private final SteadyChannel channel;
    private final ByteBuffer gathered = ByteBuffer.allocateDirect(GATHERED_BYTES);
    private long size;

    RealNewFile(SteadyChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    @Override
    public void write(ByteBuffer... bytes) throws IOException {
        gathered.clear();
        for (ByteBuffer piece : bytes) {
            gather(piece);
        }
        writeGathered();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void truncate(long size) throws IOException {
        if (size < 0 || size > this.size) {
            throw new IllegalArgumentException("size: " + size + " (expected: 0 to " + this.size + ")");
        }
        channel.truncate(size);
        this.size = size;
    }

    @Override
    public void sync() throws IOException {
        channel.sync();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void gather(ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            if (!gathered.hasRemaining()) {
                writeGathered();
            }
            int bytes = Math.min(piece.remaining(), gathered.remaining());
            gathered.put(gathered.position(), piece, piece.position(), bytes);
            gathered.position(gathered.position() + bytes);
            piece.position(piece.position() + bytes);
        }
    }

    private void writeGathered() throws IOException {
        gathered.flip();
        int bytes = gathered.remaining();
        channel.write(size, gathered);
        size += bytes;
        gathered.clear();
    }
}
