package dev.weft.store.duckdb;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.folder.FileFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The free room that writing leaves on the disk, so that what was taken can be moved and merged, and what it is to have none. */
record DiskRoom(Disk disk, Path folder, long reserveBytes) {

    /** What Linux calls ENOSPC and EDQUOT; Java has no type for either. */
    private static final String NO_SPACE = "No space left on device";

    private static final String QUOTA_EXCEEDED = "Disk quota exceeded";

    /** @throws StoreException of kind FULL when less is free */
    void require() {
        long usable;
        try {
            usable = disk.usableBytes(folder);
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "cannot see how much room the disk has: " + e, e);
        }
        if (usable < reserveBytes) {
            throw new StoreException(
                    StoreException.Kind.FULL,
                    "the disk is full: " + usable + " bytes are free (expected: at least " + reserveBytes + ")",
                    null);
        }
    }

    /** Returns what a failure to write means: FULL when the disk or the quota of this user has no room, UNAVAILABLE otherwise. */
    StoreException cannotWrite(Exception cause) {
        String full = fullness(cause);
        return full == null
                ? new StoreException(StoreException.Kind.UNAVAILABLE, "cannot write: " + words(cause), cause)
                : new StoreException(StoreException.Kind.FULL, "the disk is full: " + full, cause);
    }

    private static @Nullable String words(Exception cause) {
        return cause instanceof IOException failure ? FileFailure.words(failure) : cause.getMessage();
    }

    /** The system's words depend on its language, so the disk itself is asked too. */
    private @Nullable String fullness(Exception cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            for (String words : List.of(NO_SPACE, QUOTA_EXCEEDED)) {
                if (String.valueOf(at.getMessage()).contains(words)) {
                    return words;
                }
            }
        }
        try {
            return disk.usableBytes(folder) == 0 ? NO_SPACE : null;
        } catch (IOException _) {
            return null;
        }
    }
}
