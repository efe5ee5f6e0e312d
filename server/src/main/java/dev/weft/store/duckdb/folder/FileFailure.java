package dev.weft.store.duckdb.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Failures of files in words: of many the message is the file's name, and the exception's own name says the rest. */
public final class FileFailure {

    /** The system's words for what only the owner may do (EPERM); there is no exception of its own for it. */
    private static final String NOT_PERMITTED = "Operation not permitted";

    private FileFailure() {}

    /** Returns what failed, beginning with the file where it is known. */
    public static String words(IOException failure) {
        return failure instanceof FileSystemException file ? words(file) : String.valueOf(failure.getMessage());
    }

    private static String words(FileSystemException failure) {
        return failure.getFile()
                + switch (failure) {
                    case AccessDeniedException _ -> " may not be read or written" + owner(failure);
                    case NoSuchFileException _ -> " is missing";
                    case FileAlreadyExistsException _ -> " is there already (expected: a folder, or nothing)";
                    default -> ": " + reason(failure);
                };
    }

    private static String reason(FileSystemException failure) {
        @Nullable String reason = failure.getReason();
        if (reason == null) {
            return failure.getClass().getSimpleName();
        }
        return reason.equals(NOT_PERMITTED) ? reason + owner(failure) : reason;
    }

    private static String owner(FileSystemException failure) {
        @Nullable String file = failure.getFile();
        return file == null ? "" : "; " + FileOwner.words(Path.of(file));
    }
}
