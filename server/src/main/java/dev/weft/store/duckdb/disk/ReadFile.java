package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** A file open for reading, by any number of threads at once. */
public interface ReadFile extends AutoCloseable {

    /** Returns the length in bytes that the file had when it was opened. */
    long size();

    /**
     * Fills what remains in the buffer with the bytes from an offset on.
     *
     * @throws java.io.EOFException when the file ends before
     * @throws IllegalStateException after {@link #close}
     */
    void read(long offset, ByteBuffer into) throws IOException;

    /** Returns the whole file as read-only memory, the same at every call, which must not be touched after {@link #close}. */
    MemorySegment map() throws IOException;

    @Override
    void close() throws IOException;
}
