package dev.weft.store.duckdb.columns;

import java.util.OptionalLong;

/**
 * A row that a search must look at.
 *
 * @param trace ordinal of the span's trace in its segment: equal for rows of one segment and one trace
 * @param startTimeUnixNano epoch nanoseconds, unsigned 64 bits
 * @param durationNanos empty where it overflows
 */
public record Candidate(long segment, int row, int trace, long startTimeUnixNano, OptionalLong durationNanos) {}
