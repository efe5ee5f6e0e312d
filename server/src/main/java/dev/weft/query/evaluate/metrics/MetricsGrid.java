package dev.weft.query.evaluate.metrics;

import dev.weft.model.TimeRange;

/**
 * The moments at which a metrics query is sampled. The sample at time {@code t} measures the spans that start in
 * {@code (t - step, t]}, so every sample measures one whole step, and two queries whose ranges overlap agree wherever both
 * have a sample.
 *
 * @param firstUnixNano time of the first sample, epoch nanoseconds, unsigned 64 bits
 * @param stepNanos from each sample to the next, and the span of time that each one measures; at least 1
 * @param samples how many there are, 1 to {@link #MAX_SAMPLES}
 */
public record MetricsGrid(long firstUnixNano, long stepNanos, int samples) {

    /** How many samples a series has at most: more than any screen is wide. */
    public static final int MAX_SAMPLES = 11_000;

    private static final long LATEST = -1L;

    public MetricsGrid {
        requirePositive(stepNanos);
        if (samples < 1 || samples > MAX_SAMPLES) {
            throw tooMany(Integer.toString(samples));
        }
        if (Long.compareUnsigned(Long.divideUnsigned(LATEST - firstUnixNano, stepNanos), samples - 1L) < 0) {
            throw new IllegalArgumentException(samples + " samples from " + Long.toUnsignedString(firstUnixNano)
                    + " with step " + stepNanos + " (expected: all of them before 2^64 nanoseconds)");
        }
    }

    /**
     * Returns the grid of a range: a sample at every multiple of the step, from the last one not after the range's start to
     * the first one not before its end. The first sample therefore measures the step up to (or before) the start, and the
     * last one may measure spans after the end.
     *
     * @throws IllegalArgumentException when the step is not positive, or there would be more than {@link #MAX_SAMPLES}
     */
    public static MetricsGrid over(TimeRange range, long stepNanos) {
        requirePositive(stepNanos);
        long first = range.startUnixNano() - Long.remainderUnsigned(range.startUnixNano(), stepNanos);
        long steps = Long.divideUnsigned(range.endUnixNano() - first, stepNanos)
                + (Long.remainderUnsigned(range.endUnixNano() - first, stepNanos) == 0 ? 0 : 1);
        if (Long.compareUnsigned(steps, MAX_SAMPLES) >= 0) {
            throw tooMany(Long.toUnsignedString(steps) + "+1");
        }
        return new MetricsGrid(first, stepNanos, (int) steps + 1);
    }

    /**
     * Returns the grid of an instant query: one sample at the range's end, which measures {@code (start, end]}.
     *
     * @throws IllegalArgumentException when the range is empty, or longer than 2^63 - 1 nanoseconds
     */
    public static MetricsGrid instant(TimeRange range) {
        long lengthNanos = range.endUnixNano() - range.startUnixNano();
        if (lengthNanos < 1) {
            throw new IllegalArgumentException("range: " + Long.toUnsignedString(lengthNanos)
                    + " ns long (expected, without a step: 1 to 2^63 - 1)");
        }
        return new MetricsGrid(range.endUnixNano(), lengthNanos, 1);
    }

    /** Returns the range of starts of all spans that some sample measures; a store need not read others. */
    public TimeRange spans() {
        boolean reachesBack = Long.compareUnsigned(firstUnixNano, stepNanos) >= 0;
        long first = reachesBack ? firstUnixNano - stepNanos + 1 : 0;
        long last = timeUnixNano(samples - 1);
        return last == LATEST ? TimeRange.from(first) : new TimeRange(first, last + 1);
    }

    /** Returns the time of the sample, epoch nanoseconds, unsigned 64 bits. */
    public long timeUnixNano(int sample) {
        return firstUnixNano + sample * stepNanos;
    }

    /** Returns which sample measures a span that starts then, from 0; -1 when none does. */
    public int sampleOf(long startUnixNano) {
        if (Long.compareUnsigned(startUnixNano, firstUnixNano) <= 0) {
            return Long.compareUnsigned(firstUnixNano - startUnixNano, stepNanos) < 0 ? 0 : -1;
        }
        long sample = Long.divideUnsigned(startUnixNano - firstUnixNano - 1, stepNanos) + 1;
        return Long.compareUnsigned(sample, samples) < 0 ? (int) sample : -1;
    }

    public double stepSeconds() {
        return stepNanos / 1e9;
    }

    private static void requirePositive(long stepNanos) {
        if (stepNanos < 1) {
            throw new IllegalArgumentException("step: " + stepNanos + " ns (expected: 1 to 2^63 - 1)");
        }
    }

    private static IllegalArgumentException tooMany(String samples) {
        return new IllegalArgumentException("samples: " + samples + " (expected: 1 to " + MAX_SAMPLES
                + "; ask for a longer step or a shorter range)");
    }
}
