package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.SegmentName;
import org.jspecify.annotations.Nullable;

/** How often in a row the scrub failed to read one segment: a medium that fails for a moment is no damage. For one thread. */
final class ReadAttempts {

    /** A medium that fails so often in a row fails for good. */
    static final int MOST = 3;

    private @Nullable SegmentName last;
    private int failed;

    /** A segment was read. */
    void succeeded() {
        last = null;
        failed = 0;
    }

    /** A segment could not be read; returns how often in a row that was so. */
    int failed(SegmentName segment) {
        failed = segment.equals(last) ? failed + 1 : 1;
        last = segment;
        return failed;
    }
}
