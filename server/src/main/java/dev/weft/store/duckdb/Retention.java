package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops the oldest segments when they are past their age or all of them take too much room. */
final class Retention {

    private static final Logger logger = LoggerFactory.getLogger(Retention.class);

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private final RetentionLimits limits;
    private final CurrentParts parts;
    private final Segments segments;
    private final DataFolder folder;
    private final StoreMetrics metrics;
    private final StoreClock clock;
    private final ClockWatch watch;

    Retention(
            RetentionLimits limits,
            CurrentParts parts,
            Segments segments,
            DataFolder folder,
            StoreMetrics metrics,
            StoreClock clock) {
        this.limits = limits;
        this.parts = parts;
        this.segments = segments;
        this.folder = folder;
        this.metrics = metrics;
        this.clock = clock;
        this.watch = new ClockWatch(
                clock,
                limits.age(),
                parts.published().stream()
                        .flatMapToLong(segment -> segment.committedUnixMillis().stream())
                        .max(),
                metrics);
        metrics.watch(watch);
    }

    /** Returns how far apart the commits of merged spans may be: a tenth of what is kept. */
    long mostMergedMillis() {
        return limits.age().toMillis() / 10;
    }

    void apply() throws IOException {
        boolean knowsAges = watch.look();
        List<SegmentFacts> published = parts.published();
        List<SegmentFacts> tooOld = new ArrayList<>();
        List<SegmentFacts> tooMuch = new ArrayList<>();
        long now = clock.millis();
        long[] committed = CommitTimes.unixMillis(published, now);
        long oldest = now - limits.age().toMillis();
        long left = folder.bytesOnDisk();
        for (int i = 0; i < published.size(); i++) {
            if (knowsAges && committed[i] < oldest) {
                tooOld.add(published.get(i));
            } else if (left > limits.bytes()) {
                tooMuch.add(published.get(i));
            } else {
                break;
            }
            left -= published.get(i).bytes();
        }
        drop(tooOld, "age");
        drop(tooMuch, "size");
        segments.forgetDropped(knowsAges ? limits.age() : FOREVER);
    }

    private void drop(List<SegmentFacts> leaving, String reason) throws IOException {
        if (leaving.isEmpty()) {
            return;
        }
        Set<SegmentName> unread =
                parts.quarantined().stream().map(Quarantined::name).collect(Collectors.toSet());
        segments.drop(leaving);
        for (SegmentFacts segment : leaving) {
            metrics.dropped(reason, segment.spanCount().orElse(0), unread.contains(segment.name()));
            if (unread.contains(segment.name())) {
                logger.warn(
                        "quarantined segment {} is dropped for its {}, with {} spans",
                        segment.name(),
                        reason,
                        segment.spanCount().isPresent()
                                ? Long.toString(segment.spanCount().getAsLong())
                                : "an unknown number of");
            }
        }
    }
}
