package dev.weft.store.duckdb;

import java.util.EnumMap;
import java.util.Map;

/** What a history did, and what happened to it. */
final class HistoryCounts {

    private final Map<Counted, Integer> counts = new EnumMap<>(Counted.class);

    enum Counted {
        STARTS,
        REFUSED_STARTS,
        SEALS,
        MERGES,
        DROPS,
        DROPS_FOR_SIZE,
        QUARANTINES,
        GROUPED_SEGMENTS,
        DELAYS,
        CONFLICTING_VERSIONS,
        SCRUBBED_SEGMENTS,
        SCRUB_PASSES,
        FAILED_SCRUBS,
        CUT_SCRUBS,
        STEPS_BESIDE_SCRUBS,
        SEARCHES,
        COLUMN_FILES
    }

    void add(Counted what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    int of(Counted what) {
        return counts.getOrDefault(what, 0);
    }
}
