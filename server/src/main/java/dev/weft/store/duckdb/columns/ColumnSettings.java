package dev.weft.store.duckdb.columns;

/**
 * How much of the machine queries on columns may take. Writing and merging have bounds of their own.
 *
 * @param memoryLimitBytes for cached blocks and running queries together; a query that needs more fails
 * @param threads for all queries together
 */
public record ColumnSettings(long memoryLimitBytes, int threads) {

    private static final long MEBIBYTE = 1 << 20;

    /** For one write or merge: one thread, which alone leaves no gaps in the file, and what row groups need while built. */
    static final ColumnSettings ASIDE = new ColumnSettings(128 * MEBIBYTE, 1);

    public ColumnSettings {
        if (memoryLimitBytes < 64 * MEBIBYTE) {
            throw new IllegalArgumentException(
                    "memory limit: " + memoryLimitBytes + " bytes (expected: at least " + 64 * MEBIBYTE + ")");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + " (expected: at least 1)");
        }
    }
}
