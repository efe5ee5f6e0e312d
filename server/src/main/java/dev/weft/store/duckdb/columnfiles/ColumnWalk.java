package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.duckdb.columns.Candidate;
import dev.weft.store.duckdb.columns.CandidateRows;
import dev.weft.store.duckdb.part.ColumnSpans;
import dev.weft.store.duckdb.segment.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Candidates of a search as spans of the segments that can be read.
 *
 * @param segments by the number of their last seal
 */
record ColumnWalk(CandidateRows candidates, Map<Long, Segment> segments) implements ColumnSpans.Walk {

    @Override
    public List<ColumnSpans.Found> next(int atMost) {
        while (true) {
            List<Candidate> next = candidates.next(atMost);
            List<ColumnSpans.Found> found = new ArrayList<>(next.size());
            for (Candidate candidate : next) {
                Segment segment = segments.get(candidate.segment());
                if (segment != null) {
                    found.add(segment.find(candidate.row(), candidate.durationNanos()));
                }
            }
            if (!found.isEmpty() || next.isEmpty()) {
                return found;
            }
        }
    }
}
