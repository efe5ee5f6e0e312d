package dev.weft.store.duckdb;

import java.time.Duration;

/**
 * When recent spans become a segment: whichever comes first.
 *
 * @param spans recent spans
 * @param bytes of their messages
 * @param quiet since the last group
 * @param age since the first group
 */
public record SealLimits(int spans, long bytes, Duration quiet, Duration age) {

    public static final SealLimits DEFAULT =
            new SealLimits(200_000, 128L << 20, Duration.ofSeconds(10), Duration.ofMinutes(5));

    public SealLimits {
        if (spans < 1) {
            throw new IllegalArgumentException("spans: " + spans + " (expected: at least 1)");
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes: " + bytes + " (expected: at least 1)");
        }
        if (!quiet.isPositive() || !age.isPositive()) {
            throw new IllegalArgumentException("quiet: " + quiet + ", age: " + age + " (expected: more than zero)");
        }
    }

    /** Returns whether no more may be taken, however soon it came. */
    boolean areReached(int heldSpans, long heldBytes) {
        return heldSpans >= spans || heldBytes >= bytes;
    }
}
