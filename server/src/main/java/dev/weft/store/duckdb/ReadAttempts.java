package dev.weft.store.duckdb;

import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.segment.DamagedSegmentException;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.HashMap;
import java.util.Map;

/** How often somebody failed to read each segment: a medium that fails for a moment is no damage. For one thread. */
final class ReadAttempts {

    /** A medium that fails so often fails for good. */
    static final int MOST = 3;

    private final Map<SegmentName, Integer> failed = new HashMap<>();

    /** What failed before can be read. */
    void succeeded() {
        failed.clear();
    }

    /** Returns whether what was met is damage: it is proven, or the medium failed so often. */
    boolean isDamage(DamagedPartException met) {
        return !(met instanceof DamagedSegmentException segment)
                || segment.isProven()
                || failed.merge(segment.name(), 1, Integer::sum) >= MOST;
    }
}
