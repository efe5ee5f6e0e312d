package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A place for files. What was written is safe from a loss of power once its file was synced; a name that was created,
 * renamed, linked or deleted once its folder was synced. Until then either may be there, in part or not at all.
 */
public interface Disk {

    /**
     * Creates a file for sequential writing, for its owner alone.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one of this name
     */
    NewFile create(Path file) throws IOException;

    /** Opens a file that exists, to cut or lengthen it. */
    NewFile openForAppend(Path file) throws IOException;

    /** Opens a file that exists, for reading at any place from any thread. */
    ReadFile open(Path file) throws IOException;

    /** Opens a file for its reader, who closes it; it is closed at once when the reader cannot begin. */
    default <T> T open(Path file, Beginning<T> reader) throws IOException {
        ReadFile opened = open(file);
        try {
            return reader.of(opened);
        } catch (IOException | RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    /** Makes the reader of an open file. */
    @FunctionalInterface
    interface Beginning<T> {
        T of(ReadFile file) throws IOException;
    }

    /**
     * Returns whether a failure means that the system refused to open a file that is there, such as for want of descriptors: it
     * says nothing about what the file holds.
     */
    static boolean isRefusal(IOException failure) {
        return failure instanceof FileSystemException && !(failure instanceof NoSuchFileException);
    }

    /** Gives a file or folder another name in one step; a file that had that name is replaced. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file or an empty folder, which must exist. */
    void delete(Path file) throws IOException;

    /** Gives an existing file a second name (a hard link). */
    void link(Path existing, Path added) throws IOException;

    /**
     * Creates a folder, for its owner alone, in one that exists.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is something of this name
     */
    void createFolder(Path folder) throws IOException;

    /** Makes the names in a folder survive a loss of power. */
    void syncFolder(Path folder) throws IOException;

    /** Makes a file that someone else wrote (DuckDB) survive a loss of power. */
    void syncFile(Path file) throws IOException;

    /** Returns what is in a folder, sorted by name. */
    List<Path> list(Path folder) throws IOException;

    boolean exists(Path file);

    boolean isFolder(Path path);

    /** Returns how many bytes can still be written below a folder. */
    long usableBytes(Path folder) throws IOException;
}
