package dev.weft.store.duckdb.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Failures of files in words: of many the message is the file's name, and the exception's own name says the rest. */
public final class FileFailure {

    private FileFailure() {}

    /** Returns what failed, beginning with the file where it is known. */
    public static String words(IOException failure) {
        return failure instanceof FileSystemException file ? words(file) : String.valueOf(failure.getMessage());
    }

    private static String words(FileSystemException failure) {
        return failure.getFile()
                + switch (failure) {
                    case AccessDeniedException _ -> " may not be read or written by this user";
                    case NoSuchFileException _ -> " is missing";
                    case FileAlreadyExistsException _ -> " is there already (expected: a folder, or nothing)";
                    default -> ": " + reason(failure);
                };
    }

    private static String reason(FileSystemException failure) {
        @Nullable String reason = failure.getReason();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
