package dev.weft.store.duckdb.segment.values;

/** Takes the distinct values of each block while spans are written. */
@FunctionalInterface
public interface ValueSink {

    /** Takes nothing. */
    ValueSink NONE = (_, _) -> {};

    /**
     * Takes a value that occurs in a block; blocks come in ascending order.
     *
     * @param hash of place, key, type and value together
     */
    void add(long hash, int block);
}
