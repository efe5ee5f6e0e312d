package dev.weft.store.duckdb;

/**
 * How much of the machine the database may take.
 *
 * @param memoryLimitBytes for buffers and running queries; more spills to the folder
 * @param threads for all queries together
 * @param checkpointBytes log size at which it is folded into the file: a larger log makes checkpoints rarer and opening
 *     after a crash slower, by about a second for 100 MB
 */
public record DuckDbSettings(long memoryLimitBytes, int threads, long checkpointBytes) {

    private static final long MEBIBYTE = 1 << 20;

    /** 512 MiB of memory, one thread for each processor but at least two, a log of 96 MiB. */
    public static final DuckDbSettings DEFAULT =
            new DuckDbSettings(512 * MEBIBYTE, Math.max(2, Runtime.getRuntime().availableProcessors()), 96 * MEBIBYTE);

    public DuckDbSettings {
        if (memoryLimitBytes < 64 * MEBIBYTE) {
            throw new IllegalArgumentException(
                    "memory limit: " + memoryLimitBytes + " bytes (expected: at least " + 64 * MEBIBYTE + ")");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads + " (expected: at least 1)");
        }
        if (checkpointBytes < 1) {
            throw new IllegalArgumentException("checkpoint bytes: " + checkpointBytes + " (expected: at least 1)");
        }
    }
}
