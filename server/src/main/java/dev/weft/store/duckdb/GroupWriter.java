package dev.weft.store.duckdb;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanWriter;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import dev.weft.store.duckdb.head.Generation;
import dev.weft.store.duckdb.log.FinishedLogFile;
import dev.weft.store.duckdb.log.LogWriter;
import dev.weft.store.duckdb.part.DamagedPartException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes groups: into the newest generation, unseen; to the log, durable; then shown. A full generation is followed by a new
 * one, and writing waits while too many of them wait to be sealed.
 */
final class GroupWriter implements SpanWriter {

    private static final Logger logger = LoggerFactory.getLogger(GroupWriter.class);

    /** Generations in memory, with the one that is being filled. */
    private static final int MAX_GENERATIONS = 2;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final CurrentParts parts;
    private final LogWriter log;
    private final DiskRoom room;
    private final SealLimits limits;
    private final StoreMetrics metrics;
    private final Consumer<DamagedPartException> damaged;
    private final LargeTraces largeTraces = new LargeTraces();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Moments of {@link System#nanoTime()}; of the newest generation. */
    private volatile long firstGroupNanos;

    private long lastGroupNanos;

    private boolean closed;

    /** What ended the thread that seals. */
    private @Nullable Error failure;

    GroupWriter(
            CurrentParts parts,
            LogWriter log,
            DiskRoom room,
            SealLimits limits,
            StoreMetrics metrics,
            Consumer<DamagedPartException> damaged) {
        this.parts = parts;
        this.log = log;
        this.room = room;
        this.limits = limits;
        this.metrics = metrics;
        this.damaged = damaged;
    }

    @Override
    public WriteOutcome write(List<SpanBatch> group) {
        lock.lock();
        try {
            requireOpen();
            room.require();
            awaitSealing();
            requireLogAndGeneration();
            boolean first = newest().size() == 0;
            WriteOutcome outcome = commit(group);
            lastGroupNanos = System.nanoTime();
            firstGroupNanos = first ? lastGroupNanos : firstGroupNanos;
            beginGenerationWhenFull();
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    private WriteOutcome commit(List<SpanBatch> group) {
        Generation newest = newest();
        try {
            Arrivals arrivals = Arrivals.of(parts, largeTraces, group, damaged);
            if (!arrivals.kept().isEmpty()) {
                append(arrivals.kept().stream().map(SpanBatch::bytes).toList());
            }
            newest.publish();
            metrics.lookedUp(arrivals.filterPassed(), arrivals.filterFound());
            return arrivals.outcome();
        } catch (IOException e) {
            discard(newest);
            throw cannotWrite(e);
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
            throw cannotWrite(e);
        }
    }

    private static StoreException cannotWrite(IOException cause) {
        return new StoreException(StoreException.Kind.UNAVAILABLE, "cannot write: " + cause.getMessage(), cause);
    }

    private void append(List<byte[]> records) throws IOException {
        long start = System.nanoTime();
        log.append(log.nextGroup(), records);
        metrics.appended(System.nanoTime() - start);
    }

    /**
     * Begins a new generation when the newest one is full, or has been quiet or waiting for long enough.
     *
     * @return how long until the newest one may be due by time alone
     */
    Duration beginGenerationWhenDue() {
        lock.lock();
        try {
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
            beginGeneration();
            return Duration.ZERO;
        } catch (IOException e) {
            logger.warn("cannot begin a log file, which is tried again: {}", e.toString());
            return limits.quiet();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a generation that is complete, at most so long; returns whether there may be one. */
    boolean awaitComplete(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (!closed && parts.recent().size() < 2 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return !closed && parts.recent().size() >= 2;
        } finally {
            lock.unlock();
        }
    }

    /** Tells writers that there is room again. */
    void sealed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Completes the newest generation, whatever it holds. */
    void complete() throws IOException {
        lock.lock();
        try {
            if (newest().size() > 0) {
                beginGeneration();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in: the next group throws this, which ends the process. */
    void fail(Error error) {
        lock.lock();
        try {
            failure = error;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A failure here must not take the acknowledgement of a group that is durable. */
    private void beginGenerationWhenFull() {
        if (isFull(newest())) {
            try {
                beginGeneration();
            } catch (IOException e) {
                logger.warn("cannot begin a log file, which is tried again: {}", e.toString());
            }
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
        parts.recent().getLast().complete(new LogPosition(finished.sequence(), finished.nextGroup() - 1));
        parts.add(new Recent());
        changed.signalAll();
    }

    private Generation newest() {
        return parts.recent().getLast().generation();
    }

    private void awaitSealing() {
        long nanos = LONGEST_WAIT.toNanos();
        try {
            while (parts.recent().size() > MAX_GENERATIONS) {
                if (nanos <= 0) {
                    throw new StoreException(
                            StoreException.Kind.UNAVAILABLE,
                            "recent spans cannot be moved to the disk; more are taken when that goes on",
                            null);
                }
                nanos = changed.awaitNanos(nanos);
                requireOpen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "interrupted while waiting for room", e);
        }
    }

    /** Returns how long ago the first group of the newest generation came, 0 when it has none. */
    double newestAgeSeconds() {
        return newest().size() == 0 ? 0 : (System.nanoTime() - firstGroupNanos) / 1e9;
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
