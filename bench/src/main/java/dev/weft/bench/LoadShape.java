package dev.weft.bench;

/**
 * How much load, and over which stretch of time its spans lie.
 *
 * @param seed same seed, same load but for its start
 * @param traces of {@link Load#SPANS_PER_TRACE} spans each
 * @param startUnixNano start of the first trace
 * @param durationNanos from the first trace's start to the last one's
 */
public record LoadShape(long seed, int traces, long startUnixNano, long durationNanos) {

    public LoadShape {
        if (traces < 1) {
            throw new IllegalArgumentException("traces: " + traces + " (expected: at least 1)");
        }
    }

    public long spans() {
        return (long) traces * Load.SPANS_PER_TRACE;
    }

    long traceStartUnixNano(int trace) {
        return startUnixNano + (long) ((double) durationNanos * trace / traces);
    }
}
