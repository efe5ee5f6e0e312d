package dev.weft.bench.load;

/**
 * How much load of which kind, and over which stretch of time its spans lie.
 *
 * @param seed same shape, same load
 * @param keys how attribute keys are spread
 * @param traces of {@link Load#SPANS_PER_TRACE} spans each
 * @param spansPerRequest a multiple of the spans of a trace: a request holds whole traces
 * @param startUnixNano start of the first trace
 * @param durationNanos from the first trace's start to the end of the stretch
 */
public record LoadShape(
        long seed, KeySpread keys, int traces, int spansPerRequest, long startUnixNano, long durationNanos) {

    public LoadShape {
        if (spansPerRequest < 1 || spansPerRequest % Load.SPANS_PER_TRACE != 0) {
            throw new IllegalArgumentException("spans per request: " + spansPerRequest + " (expected: a multiple of "
                    + Load.SPANS_PER_TRACE + ")");
        }
        if (traces < 1 || traces % (spansPerRequest / Load.SPANS_PER_TRACE) != 0) {
            throw new IllegalArgumentException("traces: " + traces + " (expected: whole requests of "
                    + spansPerRequest / Load.SPANS_PER_TRACE + " traces)");
        }
    }

    public long spans() {
        return (long) traces * Load.SPANS_PER_TRACE;
    }

    public int tracesPerRequest() {
        return spansPerRequest / Load.SPANS_PER_TRACE;
    }

    public int requests() {
        return traces / tracesPerRequest();
    }

    public long endUnixNano() {
        return startUnixNano + durationNanos;
    }

    long traceStartUnixNano(int trace) {
        return startUnixNano + (long) ((double) durationNanos * trace / traces);
    }
}
