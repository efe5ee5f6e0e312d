package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.Segment;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Drops the oldest segments when they are past their age or all of them take too much room. */
final class Retention {

    private final RetentionLimits limits;
    private final CurrentParts parts;
    private final Segments segments;
    private final DataFolder folder;
    private final StoreMetrics metrics;
    private final InstantSource clock;

    Retention(
            RetentionLimits limits,
            CurrentParts parts,
            Segments segments,
            DataFolder folder,
            StoreMetrics metrics,
            InstantSource clock) {
        this.limits = limits;
        this.parts = parts;
        this.segments = segments;
        this.folder = folder;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns how far apart the commits of merged spans may be: a tenth of what is kept. */
    long mostMergedMillis() {
        return limits.age().toMillis() / 10;
    }

    void apply() throws IOException {
        List<Segment> tooOld = new ArrayList<>();
        List<Segment> tooMuch = new ArrayList<>();
        long oldest = clock.millis() - limits.age().toMillis();
        long left = folder.bytesOnDisk();
        for (Segment segment : parts.segments()) {
            if (segment.committedUnixMillis() < oldest) {
                tooOld.add(segment);
            } else if (left > limits.bytes()) {
                tooMuch.add(segment);
            } else {
                break;
            }
            left -= segment.bytes();
        }
        drop(tooOld, "age");
        drop(tooMuch, "size");
    }

    private void drop(List<Segment> leaving, String reason) throws IOException {
        if (!leaving.isEmpty()) {
            segments.drop(leaving);
            leaving.forEach(segment -> metrics.dropped(reason, segment.spanCount()));
        }
    }
}
