package dev.weft.store.duckdb.segment.format;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a segment does not hold what was written. */
public final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param what where in the file, what was found, and what was expected */
    public DamagedFileException(Path file, String what) {
        super(file + ": " + what);
    }
}
