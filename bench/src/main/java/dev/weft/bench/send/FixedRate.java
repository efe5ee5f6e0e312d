package dev.weft.bench.send;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One request after another at a fixed rate, whether answers come or not; the clock starts with the first wait. */
public final class FixedRate implements Pace {

    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final double nanosBetween;
    private final int first;
    private final AtomicLong began = new AtomicLong(NOT_BEGUN);

    /** @param first number of the request that is due at once */
    public FixedRate(double requestsPerSecond, int first) {
        this.nanosBetween = Duration.ofSeconds(1).toNanos() / requestsPerSecond;
        this.first = first;
    }

    @Override
    public long await(int number) {
        began.compareAndSet(NOT_BEGUN, System.nanoTime());
        long due = began.get() + (long) (nanosBetween * (number - first));
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
