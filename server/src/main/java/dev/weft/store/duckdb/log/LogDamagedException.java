package dev.weft.store.duckdb.log;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A log file has lost something that had been durable. Nothing is skipped: the log stays closed until an operator repairs
 * it (see {@link LogRepair}).
 */
public final class LogDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;
    private final long wholeRecordsAfter;

    LogDamagedException(Path file, long offset, String what, long wholeRecordsAfter) {
        this(
                "log file " + file + " is damaged at byte " + offset + ": " + what + "; " + wholeRecordsAfter
                        + " whole records follow in it",
                null,
                file,
                offset,
                wholeRecordsAfter);
    }

    private LogDamagedException(
            String message, @Nullable LogDamagedException cause, Path file, long offset, long wholeRecordsAfter) {
        super(message, cause);
        this.file = file;
        this.offset = offset;
        this.wholeRecordsAfter = wholeRecordsAfter;
    }

    /** Returns the same damage, with what follows in later files. */
    LogDamagedException followedBy(long wholeRecords) {
        return new LogDamagedException(
                getMessage() + ", " + wholeRecords + " in later files", this, file, offset, wholeRecordsAfter);
    }

    public Path file() {
        return file;
    }

    /** Returns where in the file the first bad record begins, in bytes. */
    public long offset() {
        return offset;
    }

    /** Returns how many whole records of other groups stand in the file after the bad one; the message counts later files too. */
    public long wholeRecordsAfter() {
        return wholeRecordsAfter;
    }
}
