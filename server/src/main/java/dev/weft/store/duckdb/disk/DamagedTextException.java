package dev.weft.store.duckdb.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A {@link CheckedText} is not as it was written. */
public final class DamagedTextException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedTextException(Path file) {
        super(file + ": its checksum does not agree (expected: the file as it was written)");
    }
}
