package dev.weft.store.duckdb;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that turns complete generations into segments, the oldest first, drops segments past the retention, and merges
 * small ones. */
final class Sealing implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Sealing.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);

    private final GroupWriter writer;
    private final Segments segments;
    private final Retention retention;
    private final Thread thread;
    private volatile boolean closed;

    Sealing(GroupWriter writer, Segments segments, Retention retention) {
        this.writer = writer;
        this.segments = segments;
        this.retention = retention;
        this.thread = Thread.ofPlatform().name("weft-seal").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends after the segment that is being written, which is not published any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration wait = SHORTEST_WAIT;
        while (!closed) {
            try {
                if (writer.awaitComplete(wait)) {
                    segments.sealOldest();
                    writer.sealed();
                }
                retention.apply();
                tidy();
                wait = longer(writer.beginGenerationWhenDue());
            } catch (IOException | RuntimeException e) {
                logger.error("recent spans were not moved to the disk, which is tried again", e);
                wait = PAUSE_AFTER_FAILURE;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Keeps the number of files small, one step at a time, so that sealing never waits for long. */
    private void tidy() throws IOException {
        segments.mergeSmall(retention.mostMergedMillis());
        segments.makeColumns();
        segments.mergeColumns();
        segments.recordQuarantined();
    }

    private static Duration longer(Duration wait) {
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }
}
