package dev.weft.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts links into a {@link LinkSummary}. Holds one {@code long} for each link that waited. Not safe for threads. */
public final class LinkTally {

    private final Map<LinkState, Long> states = new EnumMap<>(LinkState.class);
    private final Map<LinkTiming, Long> timings = new EnumMap<>(LinkTiming.class);
    private final SortedMap<String, Long> services = new TreeMap<>();
    private long[] waits = new long[16];
    private int waited;
    private long total;

    public void add(LinkEnd end) {
        add(end.state(), end.other(), end.timing(), end.waitNanos());
    }

    /**
     * Adds a link by its ends.
     *
     * @param linked the span that is linked, null when it is not stored
     */
    public void addIncoming(SpanFacts linking, @Nullable SpanFacts linked) {
        if (linked == null) {
            add(LinkState.RESOLVED, linking, null, OptionalLong.empty());
        } else {
            add(
                    LinkState.RESOLVED,
                    linking,
                    LinkTiming.between(linking, linked),
                    LinkTiming.waitNanos(linking, linked));
        }
    }

    private void add(LinkState state, @Nullable SpanFacts other, @Nullable LinkTiming timing, OptionalLong waitNanos) {
        total++;
        states.merge(state, 1L, Long::sum);
        if (other != null) {
            services.merge(other.service(), 1L, Long::sum);
        }
        if (timing != null) {
            timings.merge(timing, 1L, Long::sum);
            if (timing == LinkTiming.WAITED) {
                addWait(waitNanos.orElseThrow());
            }
        }
    }

    /** Returns what was added so far; states and timings that did not occur are absent. */
    public LinkSummary summary(boolean spanStored, int droppedLinksCount) {
        return new LinkSummary(spanStored, total, droppedLinksCount, states, timings, services, waits());
    }

    private void addWait(long nanos) {
        if (waited == waits.length) {
            waits = Arrays.copyOf(waits, waited * 2);
        }
        waits[waited++] = nanos;
    }

    private LinkSummary.@Nullable WaitSummary waits() {
        if (waited == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(waits, waited);
        Arrays.sort(sorted);
        return new LinkSummary.WaitSummary(
                waited, sorted[0], percentile(sorted, 50), percentile(sorted, 99), sorted[waited - 1]);
    }

    /** The smallest of the values with at least {@code percent} of all at or below it. */
    private static long percentile(long[] sorted, int percent) {
        long rank = (sorted.length * (long) percent + 99) / 100;
        return sorted[Math.toIntExact(rank - 1)];
    }
}
