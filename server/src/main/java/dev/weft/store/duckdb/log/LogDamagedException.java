package dev.weft.store.duckdb.log;

import java.io.IOException;
import java.nio.file.Path;

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
        super("log file " + file + " is damaged at byte " + offset + ": " + what + "; " + wholeRecordsAfter
                + " whole records follow in it");
        this.file = file;
        this.offset = offset;
        this.wholeRecordsAfter = wholeRecordsAfter;
    }

    public Path file() {
        return file;
    }

    /** Returns where in the file the first bad record begins, in bytes. */
    public long offset() {
        return offset;
    }

    /** Returns how many whole records of other groups stand in the file after the bad one. */
    public long wholeRecordsAfter() {
        return wholeRecordsAfter;
    }
}
