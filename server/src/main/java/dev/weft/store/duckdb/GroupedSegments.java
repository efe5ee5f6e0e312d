package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.filter.GrowingIdFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring segments of one group: what its filter does not know is in none of them, so that a new trace is looked for in
 * few places.
 *
 * @param traces null for segments that are in no group yet
 */
record GroupedSegments(@Nullable GrowingIdFilter traces, List<Segment> segments) {

    GroupedSegments {
        segments = List.copyOf(segments);
    }

    /** Returns the segments in their order. */
    static List<GroupedSegments> of(List<Segment> segments) {
        List<GroupedSegments> groups = new ArrayList<>();
        for (int first = 0, end = 1; first < segments.size(); first = end) {
            GrowingIdFilter traces = segments.get(first).traceGroup();
            end = first + 1;
            while (end < segments.size()
                    && Objects.equals(traces, segments.get(end).traceGroup())) {
                end++;
            }
            groups.add(new GroupedSegments(traces, segments.subList(first, end)));
        }
        return groups;
    }

    /** Returns false when surely none of the segments holds anything of the trace of this hash. */
    boolean mayHoldTrace(long hash) {
        return traces == null || traces.mayContain(hash);
    }
}
