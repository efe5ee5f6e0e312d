package dev.weft.store.duckdb.disk;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of a simulated disk, open for reading in one process. */
final class SimulatedReadFile implements ReadFile {

    private final SimulatedDisk disk;
    private final Path path;
    private final SimulatedFile file;
    private final long size;

    /** Of what was mapped; closing one that many threads may share stops them all. */
    private @Nullable Arena arena;

    private @Nullable MemorySegment mapped;
    private boolean closed;

    SimulatedReadFile(SimulatedDisk disk, Path path, SimulatedFile file) {
        this.disk = disk;
        this.path = path;
        this.file = file;
        this.size = file.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
        disk.step(DiskOperation.READ, path, () -> {
            if (closed) {
                throw new ClosedChannelException();
            }
            if (offset + into.remaining() > file.size()) {
                throw new EOFException(path + " ends at byte " + file.size() + " (expected: "
                        + (offset + into.remaining() - file.size()) + " more bytes)");
            }
            file.read(offset, into);
            return null;
        });
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed with the file
    public MemorySegment map() throws IOException {
        return disk.step(DiskOperation.READ, path, () -> {
            MemorySegment whole = mapped;
            if (whole == null) {
                if (closed) {
                    throw new ClosedChannelException();
                }
                arena = Arena.ofShared();
                MemorySegment copy = arena.allocate(size);
                file.read(0, copy.asByteBuffer());
                whole = copy.asReadOnly();
                mapped = whole;
            }
            return whole;
        });
    }

    @Override
    public void close() {
        Arena shared;
        synchronized (disk.lock()) {
            shared = closed ? null : arena;
            if (!closed) {
                disk.closedForReading();
            }
            closed = true;
        }
        if (shared != null) {
            shared.close();
        }
    }
}
