package dev.weft.store.duckdb;

import java.util.concurrent.TimeUnit;

/** Keeps reading to {@value #BYTES_PER_SECOND} bytes a second. For one thread. */
final class ScrubPace {

    static final long BYTES_PER_SECOND = 8 << 20;

    /** Shorter waits are put off: a thread that sleeps for microseconds costs more than what it reads. */
    private static final long SHORTEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** A moment of the caller's clock: until then the reader has read enough. */
    private long enoughUntil;

    private boolean begun;

    /** Returns how long to wait after so many bytes were read, 0 for not yet. */
    long nanosToWait(long bytes, long nowNanos) {
        if (!begun || enoughUntil - nowNanos < 0) {
            enoughUntil = nowNanos;
            begun = true;
        }
        enoughUntil += TimeUnit.SECONDS.toNanos(bytes) / BYTES_PER_SECOND;
        long wait = enoughUntil - nowNanos;
        return wait < SHORTEST_WAIT_NANOS ? 0 : wait;
    }
}
