package dev.weft.store.duckdb;

import dev.weft.store.BackgroundThread;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that turns complete generations into segments, the oldest first, drops segments past the retention, and merges
 * small ones. All of this is the write path: an {@link Error} in it ends this thread, and the next group that is written
 * throws it, which ends the process.
 */
final class Sealing implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Sealing.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILED_TIDYING = Duration.ofSeconds(20);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    private final GroupWriter writer;
    private final Segments segments;
    private final Quarantine quarantine;
    private final Retention retention;
    private final StoreMetrics metrics;
    private final BackgroundThread thread = new BackgroundThread("weft-seal", this::run);
    private volatile boolean closed;

    /** A moment of {@link System#nanoTime()}. */
    private long nextTidyNanos = System.nanoTime();

    Sealing(GroupWriter writer, Segments segments, Quarantine quarantine, Retention retention, StoreMetrics metrics) {
        this.writer = writer;
        this.segments = segments;
        this.quarantine = quarantine;
        this.retention = retention;
        this.metrics = metrics;
        metrics.watch(thread);
    }

    void start() {
        thread.start();
    }

    /** Returns when the step that is being done is. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        thread.close();
    }

    private void run() {
        Duration wait = SHORTEST_WAIT;
        try {
            while (!closed) {
                wait = step(wait);
            }
        } catch (InterruptedException _) {
            // Closed.
        } catch (Error e) {
            writer.fail(e);
            logger.error("recent spans are not moved to the disk any more; the next ones that come end the process", e);
        }
    }

    /** Returns how long to wait for the next one. */
    private Duration step(Duration wait) throws InterruptedException {
        try {
            if (writer.awaitComplete(wait)) {
                seal();
            }
            Duration next = writer.beginGenerationWhenDue();
            tidyWhenDue();
            return next.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : next;
        } catch (IOException | RuntimeException e) {
            logger.error("recent spans were not moved to the disk, which is tried again", e);
            tidyWhenDue();
            Thread.sleep(PAUSE_AFTER_FAILURE);
            return SHORTEST_WAIT;
        }
    }

    private void seal() throws IOException {
        try {
            segments.sealOldest();
            writer.sealed();
        } catch (IOException | RuntimeException e) {
            writer.sealingFailed(e);
            throw e;
        }
    }

    /** Drops what is past the retention, and keeps the number of files small, one step at a time: sealing never waits for long. */
    private void tidyWhenDue() {
        if (System.nanoTime() - nextTidyNanos < 0) {
            return;
        }
        try {
            quarantine.record();
            retention.apply();
            segments.mergeSmall(retention.mostMergedMillis());
            segments.groupTraces();
            segments.makeColumns();
            segments.mergeColumns(retention.mostMergedMillis());
        } catch (IOException | RuntimeException e) {
            metrics.tidyFailed();
            logger.error("segments were not dropped or merged, which is tried again", e);
            nextTidyNanos = System.nanoTime() + PAUSE_AFTER_FAILED_TIDYING.toNanos();
        }
    }
}
