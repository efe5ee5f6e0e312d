package dev.weft.store.duckdb.segment.traces;

import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.rows.IndexSort;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import java.util.Arrays;

/**
 * The distinct trace ids of a segment in order, each with the trace's ordinal: traces that have spans are numbered in the order of
 * their rows, then come those of which only conflicting versions are here.
 */
final class TraceIds {

    final long[] high;
    final long[] low;
    final int[] ordinal;
    int count;

    /** For each conflicting row its trace's ordinal and the row, as one number; in order. */
    final long[] conflicts;

    private TraceIds(int entries, int conflictingRows) {
        high = new long[entries];
        low = new long[entries];
        ordinal = new int[entries];
        conflicts = new long[conflictingRows];
    }

    /** @throws IllegalArgumentException when the rows of a trace's spans are not one run */
    static TraceIds of(SegmentRows rows, TraceRuns runs) {
        int conflictingRows = rows.size() - rows.spanCount();
        int entries = runs.count + conflictingRows;
        long[] entryHigh = Arrays.copyOf(runs.high, entries);
        long[] entryLow = Arrays.copyOf(runs.low, entries);
        for (int i = 0; i < conflictingRows; i++) {
            SpanBatch batch = rows.batch(rows.spanCount() + i);
            int index = rows.index(rows.spanCount() + i);
            entryHigh[runs.count + i] = batch.traceIdHigh(index);
            entryLow[runs.count + i] = batch.traceIdLow(index);
        }
        int[] sorted = IndexSort.sorted(entryHigh, entries, (a, b) -> {
            int byHigh = Long.compareUnsigned(entryHigh[a], entryHigh[b]);
            int byId = byHigh != 0 ? byHigh : Long.compareUnsigned(entryLow[a], entryLow[b]);
            return byId != 0 ? byId : Integer.compare(a, b);
        });
        TraceIds ids = new TraceIds(entries, conflictingRows);
        int ordinals = runs.count;
        int conflicts = 0;
        for (int entry : sorted) {
            boolean isRun = entry < runs.count;
            if (!ids.isLast(entryHigh[entry], entryLow[entry])) {
                ids.add(entryHigh[entry], entryLow[entry], isRun ? entry : ordinals++);
            } else if (isRun) {
                throw new IllegalArgumentException("trace " + new TraceId(entryHigh[entry], entryLow[entry])
                        + ": its spans lie apart (expected: in neighbouring rows)");
            }
            if (!isRun) {
                int row = rows.spanCount() + (entry - runs.count);
                ids.conflicts[conflicts++] = (long) ids.ordinal[ids.count - 1] << Integer.SIZE | row;
            }
        }
        Arrays.sort(ids.conflicts);
        return ids;
    }

    private boolean isLast(long idHigh, long idLow) {
        return count > 0 && high[count - 1] == idHigh && low[count - 1] == idLow;
    }

    private void add(long idHigh, long idLow, int itsOrdinal) {
        high[count] = idHigh;
        low[count] = idLow;
        ordinal[count] = itsOrdinal;
        count++;
    }
}
