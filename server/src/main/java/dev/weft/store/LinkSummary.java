package dev.weft.store;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All links of a span in one direction, counted.
 *
 * @param spanStored whether the span itself is stored
 * @param droppedLinksCount as in {@link LinkPage}
 * @param services links per service of the other end, where that is known
 * @param waits over links of timing WAITED; null when there are none
 */
public record LinkSummary(
        boolean spanStored,
        long total,
        int droppedLinksCount,
        Map<LinkState, Long> states,
        Map<LinkTiming, Long> timings,
        SortedMap<String, Long> services,
        @Nullable WaitSummary waits) {

    /** Waits in nanoseconds; a percentile is the smallest wait with at least that share of all waits at or below it. */
    public record WaitSummary(long count, long minNanos, long p50Nanos, long p99Nanos, long maxNanos) {}
}
