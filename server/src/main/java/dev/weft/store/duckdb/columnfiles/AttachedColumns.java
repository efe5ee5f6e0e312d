package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.duckdb.columns.ColumnFacts;
import dev.weft.store.duckdb.columns.ColumnFile;
import dev.weft.store.duckdb.segment.Segment;

/** An attached file of columns, and the segments that it covers. */
record AttachedColumns(ColumnFileName name, ColumnFile file) {

    long spanCount() {
        return file.facts().spanCount();
    }

    /** Returns whether the file has the rows of the segment itself, not of others that it was merged of since. */
    boolean hasRowsOf(Segment segment) {
        return name.covers(segment.name())
                && file.facts().segmentSpans().getOrDefault(segment.name().last(), 0L) == segment.spanCount();
    }

    /** Tells a segment that the file has the rows of what it need not read. */
    static void tell(Segment segment, ColumnFacts facts) {
        long number = segment.name().last();
        segment.learn(filter -> facts.mayMatch(number, filter));
    }
}
