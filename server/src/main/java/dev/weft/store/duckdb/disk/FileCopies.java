package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Gives what a file holds a second place. */
public final class FileCopies {

    private static final int BYTES_AT_ONCE = 1 << 20;

    private FileCopies() {}

    /** Links a file that never changes, or copies it where the file system has no such link, as from one disk to another. */
    public static void linkOrCopy(Disk disk, Path from, Path to) throws IOException {
        try {
            disk.link(from, to);
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException _) {
            copy(disk, from, to);
        }
    }

    /** Copies a whole file, which is synced when this returns; its name is not. */
    public static void copy(Disk disk, Path from, Path to) throws IOException {
        try (ReadFile file = disk.open(from)) {
            copy(disk, file, file.size(), to);
        }
    }

    /**
     * Copies the beginning of a file.
     *
     * @throws java.io.EOFException when the file is shorter by now
     */
    public static void copy(Disk disk, ReadFile from, long bytes, Path to) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(BYTES_AT_ONCE, Math.max(1, bytes)));
        try (NewFile copy = disk.create(to)) {
            for (long offset = 0; offset < bytes; offset += piece.limit()) {
                piece.clear().limit((int) Math.min(piece.capacity(), bytes - offset));
                from.read(offset, piece);
                copy.write(piece.flip());
            }
            copy.sync();
        }
    }
}
