package dev.weft.store.duckdb;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanWriter;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import dev.weft.store.duckdb.folder.LogPosition;
import dev.weft.store.duckdb.head.Generation;
import dev.weft.store.duckdb.log.FinishedLogFile;
import dev.weft.store.duckdb.log.LogWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes groups: into the newest generation, unseen; to the log, durable; then shown. A full generation is followed by a new
 * one, and writing waits while too many of them wait to be sealed.
 */
final class GroupWriter implements SpanWriter {

    private static final Logger logger = LoggerFactory.getLogger(GroupWriter.class);

    /** Generations with which writing goes on; with one more, which is empty, it waits. */
    private static final int MAX_GENERATIONS = 2;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final CurrentParts parts;
    private final LogWriter log;
    private final DiskRoom room;
    private final SealLimits limits;
    private final StoreMetrics metrics;
    private final Quarantine quarantine;
    private final LargeTraces largeTraces = new LargeTraces();
    private final SpanRate rate = new SpanRate();

    /** Moments of {@link System#nanoTime()}; of the newest generation. */
    private volatile long firstGroupNanos;

    private long lastGroupNanos;

    private boolean closed;

    /** What ended the thread that seals. */
    private @Nullable Error failure;

    /** Why the oldest generation could not be sealed the last time that was tried; null when it could, or for another reason. */
    private @Nullable StoreException fullWhileSealing;

    GroupWriter(
            CurrentParts parts,
            LogWriter log,
            DiskRoom room,
            SealLimits limits,
            StoreMetrics metrics,
            Quarantine quarantine) {
        this.parts = parts;
        this.log = log;
        this.room = room;
        this.limits = limits;
        this.metrics = metrics;
        this.quarantine = quarantine;
    }

    @Override
    public synchronized WriteOutcome write(List<SpanBatch> group) {
        requireOpen();
        room.require();
        awaitSealing();
        requireLogAndGeneration();
        boolean first = newest().size() == 0;
        WriteOutcome outcome = commit(group);
        lastGroupNanos = System.nanoTime();
        rate.count(outcome.stored(), lastGroupNanos);
        firstGroupNanos = first ? lastGroupNanos : firstGroupNanos;
        beginGenerationWhenFull();
        return outcome;
    }

    private WriteOutcome commit(List<SpanBatch> group) {
        Generation newest = newest();
        try {
            Arrivals arrivals = Arrivals.of(parts, largeTraces, group, quarantine);
            List<byte[]> records = arrivals.records();
            if (!records.isEmpty()) {
                quarantine.requireRecorded();
                append(records);
            }
            newest.publish();
            metrics.lookedUp(arrivals.filterAsked(), arrivals.filterPassed(), arrivals.filterFound());
            return arrivals.outcome();
        } catch (IOException e) {
            discard(newest);
            throw room.cannotWrite(e);
        } catch (RuntimeException e) {
            discard(newest);
            throw e;
        }
    }

    /** What was discarded stays in the generation's memory: one without anything else is left, so that failures do not add up. */
    private void discard(Generation newest) {
        newest.discard();
        if (newest.size() == 0) {
            parts.replaceNewest(new Recent());
        }
    }

    /** Nothing is taken into memory while a log that failed cannot be left, or a full generation cannot be followed by another. */
    private void requireLogAndGeneration() {
        try {
            if (log.isBroken()) {
                log.recover();
            }
            if (isFull(newest())) {
                beginGeneration();
            }
        } catch (IOException e) {
            throw room.cannotWrite(e);
        }
    }

    private void append(List<byte[]> records) throws IOException {
        long start = System.nanoTime();
        log.append(log.nextGroup(), records);
        metrics.appended(System.nanoTime() - start);
    }

    /**
     * Begins a new generation when the newest one has been quiet, or waiting to be sealed, for long enough.
     *
     * @return how long until the newest one may be due
     */
    synchronized Duration beginGenerationWhenDue() {
        if (closed || newest().size() == 0) {
            return limits.quiet();
        }
        long now = System.nanoTime();
        long left = Math.min(
                lastGroupNanos + limits.quiet().toNanos() - now,
                firstGroupNanos + limits.age().toNanos() - now);
        if (left > 0) {
            return Duration.ofNanos(left);
        }
        return tryToBeginGeneration() ? Duration.ZERO : limits.quiet();
    }

    /** Waits for a generation that is complete, at most so long; returns whether there may be one. */
    synchronized boolean awaitComplete(Duration atMost) throws InterruptedException {
        await(() -> closed || parts.recent().size() >= 2, atMost);
        return !closed && parts.recent().size() >= 2;
    }

    /** Tells writers that there is room again. */
    synchronized void sealed() {
        fullWhileSealing = null;
        notifyAll();
    }

    /** Tells writers what they wait for: nobody can say when a disk that is full has room again. */
    synchronized void sealingFailed(Exception cause) {
        StoreException meaning = room.cannotWrite(cause);
        fullWhileSealing = meaning.kind() == StoreException.Kind.FULL ? meaning : null;
        notifyAll();
    }

    /** Completes the newest generation, whatever it holds. */
    synchronized void complete() throws IOException {
        if (newest().size() > 0) {
            beginGeneration();
        }
    }

    /** Lets nothing more in: the next group throws this, which ends the process. */
    synchronized void fail(Error error) {
        failure = error;
        notifyAll();
    }

    /** Lets nothing more in. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void beginGenerationWhenFull() {
        if (isFull(newest())) {
            tryToBeginGeneration();
        }
    }

    /** A failure here must not take the acknowledgement of a group that is durable. */
    private boolean tryToBeginGeneration() {
        try {
            beginGeneration();
            return true;
        } catch (IOException e) {
            logger.warn("cannot begin a log file, which is tried again: {}", e.toString());
            return false;
        }
    }

    private boolean isFull(Generation generation) {
        return limits.areReached(generation.rows(), generation.bytes());
    }

    private void beginGeneration() throws IOException {
        if (log.isBroken()) {
            log.recover();
        }
        FinishedLogFile finished = log.roll();
        parts.recent()
                .getLast()
                .complete(new LogPosition(finished.sequence(), finished.nextGroup() - 1), firstGroupNanos);
        parts.add(new Recent());
        notifyAll();
    }

    private Generation newest() {
        return parts.recent().getLast().generation();
    }

    private void awaitSealing() {
        try {
            await(
                    () -> closed
                            || failure != null
                            || fullWhileSealing != null
                            || parts.recent().size() <= MAX_GENERATIONS,
                    LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "interrupted while waiting for room", e);
        }
        requireOpen();
        if (parts.recent().size() > MAX_GENERATIONS) {
            StoreException full = fullWhileSealing;
            if (full != null) {
                throw new StoreException(
                        StoreException.Kind.FULL,
                        full.getMessage() + "; recent spans cannot be moved to segments",
                        full);
            }
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE,
                    "recent spans cannot be moved to the disk; more are taken when that goes on",
                    null);
        }
    }

    /** Waits until that is so, or at most so long. */
    private synchronized void await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        long left = atMost.toNanos();
        while (left > 0 && !condition.getAsBoolean()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = atMost.toNanos() - (System.nanoTime() - start);
        }
    }

    boolean manySpansCome() {
        return rate.isHigh(System.nanoTime());
    }

    /** Returns how long ago the first group came that is in no segment yet, 0 when there is none. */
    double oldestAgeSeconds() {
        Recent oldest = parts.recent().getFirst();
        long first = oldest.end() == null ? firstGroupNanos : oldest.firstGroupNanos();
        return oldest.generation().size() == 0 ? 0 : (System.nanoTime() - first) / 1e9;
    }

    private void requireOpen() {
        if (failure != null) {
            throw failure;
        }
        if (closed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "store is closed", null);
        }
    }
}
