package dev.weft.store.duckdb.segment;

import java.nio.file.Path;

/** A file of a segment does not hold what was written into it. */
public final class DamagedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param where the part of the file, for example {@code block 3 of links}
     * @param found what is there and what was expected
     */
    public DamagedFileException(Path file, String where, String found) {
        super(file + ", " + where + ": " + found);
    }
}
