package dev.weft.store.duckdb;

/** How many spans came lately, counted over a quarter of a second. For one thread that counts; others may ask. */
final class SpanRate {

    /** From here on spans take about a tenth of a processor (ADR 0007). */
    private static final int MANY_PER_SECOND = 10_000;

    private static final long COUNTED_NANOS = 250_000_000;
    private static final long MANY_COUNTED = MANY_PER_SECOND * COUNTED_NANOS / 1_000_000_000;

    private long begunNanos;
    private long counted;

    /** When the last time in which many came ended, as {@link System#nanoTime()} tells it. */
    private volatile long manyUntilNanos = System.nanoTime() - COUNTED_NANOS;

    void count(long spans, long nowNanos) {
        if (nowNanos - begunNanos > COUNTED_NANOS) {
            begunNanos = nowNanos;
            counted = 0;
        }
        counted += spans;
        if (counted >= MANY_COUNTED) {
            manyUntilNanos = nowNanos + COUNTED_NANOS;
        }
    }

    boolean isHigh(long nowNanos) {
        return manyUntilNanos - nowNanos > 0;
    }
}
