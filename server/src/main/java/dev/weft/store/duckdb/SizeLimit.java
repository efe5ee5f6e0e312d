package dev.weft.store.duckdb;

import dev.weft.store.duckdb.columnfiles.ColumnFileName;
import dev.weft.store.duckdb.segment.SegmentFacts;
import java.util.List;
import java.util.Map;

/**
 * What is on the disk beside what may be there. Only segments and their columns are dropped for it, so other files (the log,
 * one that a repair put aside) take their room from the segments up to half of the limit and no more; and the newest segment
 * stays however large it is.
 *
 * @param limitBytes of all files
 * @param segments in order of commit
 * @param columnBytes size of each file of columns, which leaves with the last segment that it covers
 * @param otherBytes of files that are neither segments nor columns
 */
record SizeLimit(long limitBytes, List<SegmentFacts> segments, Map<ColumnFileName, Long> columnBytes, long otherBytes) {

    /** @param allBytes of all files */
    static SizeLimit of(
            long limitBytes, List<SegmentFacts> segments, Map<ColumnFileName, Long> columnBytes, long allBytes) {
        SizeLimit withoutOthers = new SizeLimit(limitBytes, segments, columnBytes, 0);
        return new SizeLimit(limitBytes, segments, columnBytes, Math.max(0, allBytes - withoutOthers.bytesLeft(0)));
    }

    /**
     * Returns how many of the oldest segments must leave.
     *
     * @param leaving how many of them leave anyway
     */
    int leaving(int leaving) {
        long room = limitBytes - Math.min(otherBytes, limitBytes / 2);
        int count = leaving;
        while (count < segments.size() - 1 && bytesLeft(count) > room) {
            count++;
        }
        return count;
    }

    /** Returns how many bytes are over the limit once so many segments have left. */
    long bytesOver(int leaving) {
        return Math.max(0, otherBytes + bytesLeft(leaving) - limitBytes);
    }

    /** Returns the size of segments and columns once so many segments have left. */
    private long bytesLeft(int leaving) {
        long dropped = leaving == 0 ? 0 : segments.get(leaving - 1).name().last();
        long columns = columnBytes.entrySet().stream()
                .filter(file -> file.getKey().lastSegment() > dropped)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return columns
                + segments.subList(leaving, segments.size()).stream()
                        .mapToLong(SegmentFacts::bytes)
                        .sum();
    }
}
