package dev.weft.store.duckdb;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.HistoryCounts.Counted;
import dev.weft.store.duckdb.columnfiles.SegmentColumns;
import dev.weft.store.duckdb.columnfiles.ShownColumns;
import dev.weft.store.duckdb.part.DamagedPartException;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes segments in a history, and of segments others.
 *
 * @param withColumns whether each gets a file of columns too
 */
record HistorySegments(boolean withColumns, HistoryCounts counts) {

    void seal(OpenedStore store) {
        try {
            store.writer().complete();
            while (store.parts().recent().size() > 1) {
                store.segments().sealOldest();
                counts.add(Counted.SEALS, 1);
            }
            if (withColumns) {
                addColumns(store);
            }
        } catch (IOException | StoreException _) {
            // A later seal goes on.
        } catch (DamagedPartException e) {
            store.quarantine().takeOut(e);
        }
    }

    /** As the store does for large segments. */
    private void addColumns(OpenedStore store) throws IOException {
        try (HeldSegments held = store.parts().hold()) {
            for (Segment segment : held.segments()) {
                if (!hasColumns(store, segment)) {
                    store.columns().add(segment, new SegmentColumns(MergedRows.of(List.of(segment))));
                    counts.add(Counted.COLUMN_FILES, 1);
                }
            }
        }
        store.segments().mergeColumns(Long.MAX_VALUE);
    }

    private static boolean hasColumns(OpenedStore store, Segment segment) {
        List<SegmentName> unread =
                store.parts().quarantined().stream().map(Quarantined::name).toList();
        try (ShownColumns shown = store.columns().show(store.parts().names(), unread)) {
            return shown.cover(segment.name());
        }
    }

    void merge(OpenedStore store) {
        int before = store.parts().names().size();
        try {
            store.segments().mergeSmall(Long.MAX_VALUE);
        } catch (IOException | StoreException _) {
            // A later one goes on.
        }
        counts.add(Counted.MERGES, store.parts().names().size() < before ? 1 : 0);
    }

    void group(OpenedStore store) {
        Set<SegmentName> before = grouped(store);
        try {
            store.segments().groupTraces();
        } catch (IOException _) {
            // A later one goes on.
        }
        Set<SegmentName> added = grouped(store);
        added.removeAll(before);
        counts.add(Counted.GROUPED_SEGMENTS, added.size());
    }

    private static Set<SegmentName> grouped(OpenedStore store) {
        return store.parts().segments().stream()
                .filter(segment -> segment.traceGroup() != null)
                .map(Segment::name)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
