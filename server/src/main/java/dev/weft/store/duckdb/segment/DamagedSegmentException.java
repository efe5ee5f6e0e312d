package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.disk.DamagedTextException;
import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.segment.format.DamagedFileException;
import java.io.EOFException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A segment cannot be read: a file of it is missing, cut or damaged, or its medium fails. */
public final class DamagedSegmentException extends DamagedPartException {

    private static final long serialVersionUID = 1L;

    private final transient SegmentName name;
    private final String reason;

    DamagedSegmentException(SegmentFolder folder, Throwable cause) {
        String what = reason(folder, cause);
        super("segment " + folder.name() + ": " + what, cause);
        this.name = folder.name();
        this.reason = what;
    }

    public SegmentName name() {
        return name;
    }

    /** Returns what was found in which file of the segment. */
    public String reason() {
        return reason;
    }

    /**
     * Returns whether a file of it surely is not as it was written. False where reading failed: what a medium does not give now it
     * may give later.
     */
    public boolean isProven() {
        return isProof(getCause());
    }

    /** Likewise, of what reading it threw. */
    public static boolean isProof(@Nullable Throwable failure) {
        return failure instanceof DamagedFileException
                || failure instanceof DamagedTextException
                || failure instanceof EOFException
                || failure instanceof NoSuchFileException;
    }

    /** Returns what a failure says, with files named as they are within the segment. */
    public static String reason(SegmentFolder folder, Throwable failure) {
        String what = failure instanceof NoSuchFileException missing
                ? missing.getFile() + ": missing"
                : failure instanceof EOFException ? "ends early" : Objects.toString(failure.getMessage(), "");
        return (what.isEmpty() ? failure.toString() : what).replace(folder.path() + "/", "");
    }
}
