package dev.weft.store.duckdb.disk;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

final class RealReadFile implements ReadFile {

    private final SteadyChannel channel;
    private final Path file;
    private final long size;
    private final Arena arena = Arena.ofShared();
    private @Nullable MemorySegment mapped;

    RealReadFile(SteadyChannel channel, Path file) throws IOException {
        this.channel = channel;
        this.file = file;
        this.size = channel.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        try {
            channel.read(offset, into);
        } catch (ClosedChannelException e) {
            throw new IllegalStateException(file + " is closed (expected: open)", e);
        }
    }

    @Override
    public synchronized MemorySegment map() throws IOException {
        MemorySegment whole = mapped;
        if (whole == null) {
            whole = mapWhole();
            mapped = whole;
        }
        return whole;
    }

    @Override
    public void close() throws IOException {
        if (arena.scope().isAlive()) {
            arena.close();
        }
        channel.close();
    }

    /** Only a {@code FileChannel} maps, and an interrupt closes it: then another one maps, and the interrupt is kept. */
    private MemorySegment mapWhole() throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try (FileChannel mapping = FileChannel.open(file, READ)) {
                    return mapping.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
                } catch (ClosedByInterruptException _) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
