package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts who uses which segment, and closes the segment that nobody uses any more. */
final class SegmentUses {

    private final Map<Segment, Integer> counts = new HashMap<>();

    /** Adds one use of each: its first one, or while there is another. */
    synchronized void retain(List<Segment> segments) {
        segments.forEach(segment -> counts.merge(segment, 1, Integer::sum));
    }

    /** Ends one use of each. */
    void release(List<Segment> segments) {
        unusedWithout(segments).forEach(Segment::close);
    }

    private synchronized List<Segment> unusedWithout(List<Segment> released) {
        List<Segment> unused = new ArrayList<>();
        for (Segment segment : released) {
            if (counts.merge(segment, -1, Integer::sum) == 0) {
                counts.remove(segment);
                unused.add(segment);
            }
        }
        return unused;
    }
}
