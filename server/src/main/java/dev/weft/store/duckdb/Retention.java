package dev.weft.store.duckdb;

import dev.weft.store.duckdb.columnfiles.ColumnFiles;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops the oldest segments when they are past their age or all files take too much room. */
final class Retention {

    private static final Logger logger = LoggerFactory.getLogger(Retention.class);

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private final RetentionLimits limits;
    private final CurrentParts parts;
    private final Segments segments;
    private final ColumnFiles columns;
    private final DataFolder folder;
    private final StoreMetrics metrics;
    private final StoreClock clock;
    private final ClockWatch watch;
    private volatile long bytesOver;

    Retention(
            RetentionLimits limits,
            CurrentParts parts,
            Segments segments,
            ColumnFiles columns,
            DataFolder folder,
            StoreMetrics metrics,
            StoreClock clock) {
        this.limits = limits;
        this.parts = parts;
        this.segments = segments;
        this.columns = columns;
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
        metrics.watch(this);
    }

    /** Returns how far apart the commits of merged spans may be: a tenth of what is kept. */
    long mostMergedMillis() {
        return limits.age().toMillis() / 10;
    }

    void apply() throws IOException {
        boolean knowsAges = watch.look();
        List<SegmentFacts> published = parts.published();
        long now = clock.millis();
        int tooOld = knowsAges ? leavingForAge(published, now) : 0;
        SizeLimit size = SizeLimit.of(limits.bytes(), published, columns.bytes(), folder.bytesOnDisk());
        int leaving = size.leaving(tooOld);
        drop(published.subList(0, tooOld), "age");
        drop(published.subList(tooOld, leaving), "size");
        sayWhatIsOver(size, leaving);
        segments.forgetDropped(knowsAges ? limits.age() : FOREVER);
    }

    private int leavingForAge(List<SegmentFacts> published, long nowUnixMillis) {
        long[] committed = CommitTimes.unixMillis(published, nowUnixMillis);
        long oldest = nowUnixMillis - limits.age().toMillis();
        int count = 0;
        while (count < committed.length && committed[count] < oldest) {
            count++;
        }
        return count;
    }

    /** Returns how many bytes there are more than there may be, though all was dropped that can be. */
    long bytesOver() {
        return bytesOver;
    }

    private void sayWhatIsOver(SizeLimit size, int leaving) {
        long over = size.bytesOver(leaving);
        if (over > 0 && bytesOver == 0) {
            logger.warn(
                    "the data folder is {} bytes larger than {} (expected: at most that), and no more is dropped for it:"
                            + " {} bytes are neither segments nor columns, which take at most half of it from segments, and"
                            + " the newest segment stays",
                    over,
                    limits.bytes(),
                    size.otherBytes());
        }
        bytesOver = over;
    }

    private void drop(List<SegmentFacts> leaving, String reason) throws IOException {
        if (leaving.isEmpty()) {
            return;
        }
        Set<SegmentName> unread =
                parts.quarantined().stream().map(Quarantined::name).collect(Collectors.toSet());
        segments.drop(leaving);
        logger.info(
                "dropped for their {}: segments {} to {}, {} bytes",
                reason,
                leaving.getFirst().name(),
                leaving.getLast().name(),
                leaving.stream().mapToLong(SegmentFacts::bytes).sum());
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
