package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.duckdb.columns.ColumnFile;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What files of columns do for segments. A file that covers a segment in part, since it was merged with others, does nothing, and
 * neither does one that covers a segment which cannot be read: what it counts of it may have come again.
 *
 * @param unread those of the segments that cannot be read
 * @param used the files that do something
 * @param covered the segments that these files count
 */
record ColumnCoverage(
        List<SegmentName> segments,
        List<SegmentName> unread,
        List<AttachedColumns> attached,
        List<AttachedColumns> used,
        Set<SegmentName> covered) {

    static ColumnCoverage of(List<SegmentName> segments, List<SegmentName> unread, List<AttachedColumns> attached) {
        List<AttachedColumns> used = new ArrayList<>();
        Set<SegmentName> covered = new HashSet<>();
        for (AttachedColumns columns : attached) {
            if (columns.name().counts(segments, unread)) {
                used.add(columns);
                segments.stream().filter(columns.name()::covers).forEach(covered::add);
            }
        }
        return new ColumnCoverage(segments, unread, attached, used, covered);
    }

    @SuppressWarnings("ReferenceEquality") // the lists are replaced, never changed
    boolean isOf(List<SegmentName> otherSegments, List<SegmentName> otherUnread, List<AttachedColumns> otherAttached) {
        return segments == otherSegments && unread == otherUnread && attached == otherAttached;
    }

    /** Returns whether some file used has the rows of the segment itself, not of others that it was merged of since. */
    boolean hasRowsOf(Segment segment) {
        return used.stream().anyMatch(columns -> columns.hasRowsOf(segment));
    }

    List<ColumnFile> files() {
        return used.stream().map(AttachedColumns::file).toList();
    }

    /** Returns the number of the first seal that is seen: rows of earlier ones are of dropped segments. */
    long oldest() {
        return segments.isEmpty() ? Long.MAX_VALUE : segments.getFirst().first();
    }
}
