package dev.weft.store.duckdb.part;

/** Spans of which is known when they start at the earliest and at the latest. */
public interface StartBounds {

    /** Returns a bound: none of the spans starts before (unsigned epoch nanoseconds). */
    long minStartTimeUnixNano();

    /** Returns a bound: none of the spans starts after. Where there are no spans it may lie before the other one. */
    long maxStartTimeUnixNano();
}
