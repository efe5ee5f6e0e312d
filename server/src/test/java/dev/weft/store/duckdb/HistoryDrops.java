package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.HistoryCounts.Counted;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Drops what is past its age or takes too much room in a history: the oldest, whole segments, no more than must leave, counted. */
final class HistoryDrops {

    private final long limitBytes;
    private final SegmentMembers members;
    private final ExpectedSpans expected;
    private final LostSegments lost;
    private final HistoryCounts counts;

    HistoryDrops(
            long limitBytes, SegmentMembers members, ExpectedSpans expected, LostSegments lost, HistoryCounts counts) {
        this.limitBytes = limitBytes;
        this.members = members;
        this.expected = expected;
        this.lost = lost;
        this.counts = counts;
    }

    /** Returns a limit that a few segments reach, or none. */
    static long limitBytes(Random random) {
        return random.nextInt(3) == 0 ? Long.MAX_VALUE : 1_000 + random.nextInt(10_000);
    }

    /**
     * Drops what must leave now; when that fails, it is dropped or not.
     *
     * @param registry of the store's metrics
     */
    void apply(OpenedStore store, MeterRegistry registry, long nowUnixMillis, boolean readingMayFail, String moment) {
        List<SegmentFacts> before = store.parts().published();
        Predicate<SegmentFacts> isOld = isOld(nowUnixMillis);
        expected.mayLeave(versions(before.subList(0, leaving(before, isOld))));
        long spans = droppedSpans(registry, "age") + droppedSpans(registry, "size");
        long spansForSize = droppedSpans(registry, "size");
        boolean isDone = tidy(store);
        List<SegmentName> left = store.parts().names();
        List<SegmentFacts> dropped = before.subList(0, before.size() - left.size());
        assertThat(left)
                .as("only the oldest are dropped, %s", moment)
                .isEqualTo(before.subList(dropped.size(), before.size()).stream()
                        .map(SegmentFacts::name)
                        .toList());
        counts.add(Counted.DROPS, dropped.size());
        expected.dropped(versions(dropped).keySet(), !readingMayFail, nowUnixMillis);
        if (isDone) {
            checkBytes(before, dropped.size(), isOld, moment);
            long forSize = droppedSpans(registry, "size") - spansForSize;
            assertThat(droppedSpans(registry, "age") + forSize + spansForSize - spans)
                    .as("dropped spans are counted, %s", moment)
                    .isEqualTo(spanCount(dropped));
            assertThat(forSize)
                    .as("those dropped for their size, %s", moment)
                    .isGreaterThanOrEqualTo(
                            spanCount(dropped.stream().filter(isOld.negate()).toList()));
            counts.add(Counted.DROPS_FOR_SIZE, forSize > 0 ? 1 : 0);
        }
    }

    private static boolean tidy(OpenedStore store) {
        try {
            store.quarantine().record();
            store.retention().apply();
            return true;
        } catch (IOException | StoreException _) {
            // A later one goes on.
            return false;
        }
    }

    /** Of one that cannot be read the age may be unknown: it goes with the next. */
    private static Predicate<SegmentFacts> isOld(long nowUnixMillis) {
        long oldest = nowUnixMillis - ExpectedLinks.RETENTION.toMillis();
        return segment -> segment.committedUnixMillis().orElse(0) < oldest;
    }

    /** Returns how many leave at most: none is dropped for its age while the clock is not trusted. */
    private int leaving(List<SegmentFacts> segments, Predicate<SegmentFacts> isOld) {
        int leaving = 0;
        while (leaving < segments.size()
                && (isOld.test(segments.get(leaving))
                        || (leaving < segments.size() - 1 && bytesFrom(segments, leaving) > limitBytes))) {
            leaving++;
        }
        return leaving;
    }

    private void checkBytes(List<SegmentFacts> before, int dropped, Predicate<SegmentFacts> isOld, String moment) {
        if (before.size() - dropped > 1) {
            assertThat(bytesFrom(before, dropped)).as("bytes left, %s", moment).isLessThanOrEqualTo(limitBytes);
        }
        if (dropped > 0 && !isOld.test(before.get(dropped - 1))) {
            assertThat(bytesFrom(before, dropped - 1))
                    .as("bytes left with the last that was dropped, %s", moment)
                    .isGreaterThan(limitBytes);
        }
    }

    private static long bytesFrom(List<SegmentFacts> segments, int first) {
        return segments.stream().skip(first).mapToLong(SegmentFacts::bytes).sum();
    }

    /** What lies in a quarantined one is gone already, or is there because it was sent again. */
    private Map<Version, Span> versions(List<SegmentFacts> segments) {
        Map<Version, Span> versions = new HashMap<>();
        segments.stream()
                .map(SegmentFacts::name)
                .filter(segment -> !lost.contains(segment))
                .forEach(segment -> versions.putAll(members.of(segment)));
        return versions;
    }

    private static long spanCount(List<SegmentFacts> segments) {
        return segments.stream()
                .mapToLong(segment -> segment.spanCount().orElse(0))
                .sum();
    }

    private static long droppedSpans(MeterRegistry registry, String reason) {
        Counter counter =
                registry.find("weft.store.dropped.spans").tag("reason", reason).counter();
        return counter == null ? 0 : (long) counter.count();
    }
}
