package dev.weft.store.duckdb;

import dev.weft.store.duckdb.columnfiles.ColumnFiles;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.DamagedSegmentException;
import dev.weft.store.duckdb.segment.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that is published, segment by segment, to find damage before a question does. A pass begins a day after the
 * one before began; a new store has its first one a day after its first segment.
 */
final class Scrub {

    private static final long PASS_MILLIS = Duration.ofDays(1).toMillis();

    private final Disk disk;
    private final Path file;
    private final CurrentParts parts;
    private final Quarantine quarantine;
    private final ColumnFiles columns;
    private final StoreMetrics metrics;
    private final InstantSource clock;
    private final ReadAttempts attempts = new ReadAttempts();
    private volatile @Nullable ScrubPlace place;

    Scrub(
            Disk disk,
            Path file,
            CurrentParts parts,
            Quarantine quarantine,
            ColumnFiles columns,
            StoreMetrics metrics,
            InstantSource clock) {
        this.disk = disk;
        this.file = file;
        this.parts = parts;
        this.quarantine = quarantine;
        this.columns = columns;
        this.metrics = metrics;
        this.clock = clock;
        this.place = ScrubPlace.read(disk, file);
        metrics.watchScrub(this);
    }

    /**
     * Reads one more segment, or at the end of a pass the columns, when a pass is due; the columns also when a question
     * left it to this to tell which of them are damaged.
     *
     * @param read takes the number of bytes after each little piece, and may wait
     * @return whether there was something to read
     * @throws IOException when a segment cannot be read for now; the next step begins with it
     */
    synchronized boolean step(LongConsumer read) throws IOException {
        LongConsumer counted = bytes -> {
            metrics.scrubbed(bytes);
            read.accept(bytes);
        };
        if (columns.isSuspected()) {
            checkColumns(counted);
            return true;
        }
        ScrubPlace from = place;
        long now = clock.millis();
        if (parts.segments().isEmpty()) {
            return false;
        }
        if (from == null || from.begunUnixMillis() > now) {
            remember(new ScrubPlace(now, 0, true));
            return false;
        }
        if (from.ended() && now - from.begunUnixMillis() < PASS_MILLIS) {
            return false;
        }
        go(from.ended() ? new ScrubPlace(now, 0, false) : from, counted);
        return true;
    }

    /** Reads everything at once. */
    synchronized void pass(LongConsumer read) throws IOException {
        ScrubPlace from = new ScrubPlace(clock.millis(), 0, false);
        while (!from.ended()) {
            from = go(from, read);
        }
    }

    /** Returns how much of the segments the present pass has read, from 0 to 1. */
    double progress() {
        ScrubPlace at = place;
        if (at == null || at.ended()) {
            return at == null ? 0 : 1;
        }
        long all = 0;
        long done = 0;
        for (Segment segment : parts.segments()) {
            all += segment.bytes();
            done += segment.name().last() <= at.lastSeal() ? segment.bytes() : 0;
        }
        return all == 0 ? 1 : (double) done / all;
    }

    private ScrubPlace go(ScrubPlace from, LongConsumer read) throws IOException {
        ScrubPlace reached;
        try (HeldSegments held = parts.hold()) {
            Segment next = held.segments().stream()
                    .filter(segment -> segment.name().last() > from.lastSeal())
                    .findFirst()
                    .orElse(null);
            if (next != null) {
                verify(next, read);
                reached = new ScrubPlace(from.begunUnixMillis(), next.name().last(), false);
            } else {
                checkColumns(read);
                metrics.scrubPassed();
                reached = new ScrubPlace(from.begunUnixMillis(), from.lastSeal(), true);
            }
        }
        remember(reached);
        return reached;
    }

    private void checkColumns(LongConsumer read) throws IOException {
        metrics.scrubFound("columns", columns.check(read));
    }

    private void verify(Segment segment, LongConsumer read) throws IOException {
        try {
            segment.verify(read);
            attempts.succeeded();
        } catch (DamagedSegmentException e) {
            quarantine.takeOutOrTryLater(e, attempts);
            metrics.scrubFound("segment", 1);
        }
    }

    private void remember(ScrubPlace reached) throws IOException {
        place = reached;
        reached.write(disk, file);
    }
}
