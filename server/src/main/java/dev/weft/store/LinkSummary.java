package dev.weft.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All links of a span in one direction, counted.
 *
 * @param spanStored whether the span itself is stored
 * @param droppedLinksCount as in {@link LinkPage}
 * @param states links per state; states without a link are absent, likewise timings and services
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

    public LinkSummary {
        states = Map.copyOf(states);
        timings = Map.copyOf(timings);
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    }

    /** Waits in nanoseconds; a percentile is the smallest wait with at least that share of all waits at or below it. */
    public record WaitSummary(long count, long minNanos, long p50Nanos, long p99Nanos, long maxNanos) {}
}
