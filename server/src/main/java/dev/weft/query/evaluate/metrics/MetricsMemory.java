package dev.weft.query.evaluate.metrics;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that one metrics query takes for samples, over all of its functions and threads; an estimate. Safe for many threads. */
final class MetricsMemory {

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /** @param limit bytes */
    MetricsMemory(long limit) {
        this.limit = limit;
    }

    /** @throws SeriesLimitException when there is not as much left */
    void take(long bytes) {
        if (taken.addAndGet(bytes) > limit) {
            throw SeriesLimitException.ofMemory(limit);
        }
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
