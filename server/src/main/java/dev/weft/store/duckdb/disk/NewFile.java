package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file that is being written, from its end on, by one thread at a time. After a write or sync that failed, what the file
 * holds beyond its last successful sync is unknown, and a later sync that succeeds proves nothing about it.
 */
public interface NewFile extends AutoCloseable {

    /** Appends all that remains in the buffers, in order. */
    void write(ByteBuffer... bytes) throws IOException;

    /** Returns the length in bytes: where the next write goes. */
    long size();

    /** Cuts the file to a length, which must not be more than it has. */
    void truncate(long size) throws IOException;

    /** Returns when everything written is safe from a loss of power; the file's name is not (see {@link Disk#syncFolder}). */
    void sync() throws IOException;

    /** Closes the file, which does not sync it. */
    @Override
    void close() throws IOException;
}
