package dev.weft.bench.measure;

import java.util.Arrays;

/** Measured times of one kind of request. Safe for use by many threads while recording. */
public final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    public synchronized void record(long durationNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = durationNanos;
    }

    public synchronized int count() {
        return count;
    }

    public synchronized int countOver(long durationNanos) {
        return (int)
                Arrays.stream(nanos, 0, count).filter(it -> it > durationNanos).count();
    }

    /** Returns the smallest time with at least this share of all times at or below it, in milliseconds; NaN without any. */
    public synchronized double quantileMillis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * count) - 1;
        return sorted[Math.clamp(rank, 0, count - 1)] / 1e6;
    }
}
