package dev.weft.store.duckdb.part;

/** Walks the traces of which a part has spans, in the unsigned order of their ids. For one thread. */
public interface TraceCursor {

    /** Goes to the first or next trace; returns false when there is none. */
    boolean next();

    long traceIdHigh();

    long traceIdLow();

    /** Returns the earliest start of the part's spans of the trace, unsigned epoch nanoseconds. */
    long startTimeUnixNano();

    /** Returns the latest end of the part's spans of the trace, unsigned epoch nanoseconds. */
    long endTimeUnixNano();
}
