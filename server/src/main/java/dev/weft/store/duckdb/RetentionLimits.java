package dev.weft.store.duckdb;

import java.time.Duration;

/**
 * How long spans are kept, and how much room is left to the rest of the machine.
 *
 * @param age since their commit: older segments are dropped
 * @param bytes of all files: over this the oldest segments are dropped, but never the newest one, and never more than makes
 *     segments and columns fit into half of it
 * @param reserveBytes free room on the disk below which nothing more is taken
 */
public record RetentionLimits(Duration age, long bytes, long reserveBytes) {

    /** Three days, 100 GiB, 1 GiB. */
    public static final RetentionLimits DEFAULT = new RetentionLimits(Duration.ofDays(3), 100L << 30, 1L << 30);

    public RetentionLimits {
        if (!age.isPositive()) {
            throw new IllegalArgumentException("age: " + age + " (expected: more than zero)");
        }
        if (bytes < 1 || reserveBytes < 0) {
            throw new IllegalArgumentException(
                    "bytes: " + bytes + ", reserve: " + reserveBytes + " (expected: at least 1, at least 0)");
        }
    }
}
