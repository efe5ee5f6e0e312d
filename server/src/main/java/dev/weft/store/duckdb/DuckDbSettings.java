package dev.weft.store.duckdb;

import dev.weft.store.duckdb.columns.ColumnSettings;

/**
 * How much of the machine the store may take, and when it moves recent spans to the disk.
 *
 * @param memoryLimitBytes for the database's buffers and running queries; one that needs more goes another way or fails
 * @param threads for all queries together
 */
public record DuckDbSettings(long memoryLimitBytes, int threads, SealLimits seal, RetentionLimits retention) {

    private static final long MEBIBYTE = 1 << 20;

    /** 256 MiB of memory, one thread for each processor but at least two. */
    public static final DuckDbSettings DEFAULT = new DuckDbSettings(
            256 * MEBIBYTE,
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            SealLimits.DEFAULT,
            RetentionLimits.DEFAULT);

    /** Returns how much of the memory holds blocks that were read lately. */
    long cacheBytes() {
        return memoryLimitBytes / 8;
    }

    /** Returns what DuckDB may take. */
    ColumnSettings columns() {
        return new ColumnSettings(memoryLimitBytes, threads);
    }

    public DuckDbSettings {
        if (memoryLimitBytes < 64 * MEBIBYTE) {
            throw new IllegalArgumentException(
                    "memory limit: " + memoryLimitBytes + " bytes (expected: at least " + 64 * MEBIBYTE + ")");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + " (expected: at least 1)");
        }
    }
}
