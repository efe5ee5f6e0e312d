package dev.weft.store.duckdb.columns;

import java.util.OptionalLong;

/**
 * A row that a search must look at.
 *
 * @param durationNanos empty where it overflows
 */
public record Candidate(long segment, int row, OptionalLong durationNanos) {}
