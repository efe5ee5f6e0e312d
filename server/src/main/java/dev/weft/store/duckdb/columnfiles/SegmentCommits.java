package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.duckdb.segment.SegmentFacts;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.NavigableMap;
import java.util.TreeMap;

/** When segments were committed, as far as it is known. */
final class SegmentCommits {

    /** By the first seal of a segment. */
    private final NavigableMap<Long, Long> unixMillis = new TreeMap<>();

    SegmentCommits(List<SegmentFacts> segments) {
        for (SegmentFacts segment : segments) {
            segment.committedUnixMillis()
                    .ifPresent(millis -> unixMillis.put(segment.name().first(), millis));
        }
    }

    /** Returns how far apart the commits of the segments are that a file covers. */
    long millisApart(ColumnFileName file) {
        LongSummaryStatistics covered =
                unixMillis.subMap(file.firstSegment(), true, file.lastSegment(), true).values().stream()
                        .mapToLong(millis -> millis)
                        .summaryStatistics();
        return covered.getCount() == 0 ? 0 : covered.getMax() - covered.getMin();
    }
}
