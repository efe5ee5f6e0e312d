package dev.weft.store.duckdb;

import dev.weft.store.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that scrubs: slowly, and only while nothing waits to be moved to the disk. */
final class Scrubbing implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Scrubbing.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS_AT_SEALING = Duration.ofMillis(200);

    private final Scrub scrub;
    private final CurrentParts parts;
    private final Cancellation closing = new Cancellation();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ScrubPace pace = new ScrubPace();
    private final BackgroundThread thread = new BackgroundThread("weft-scrub", this::run);

    Scrubbing(Scrub scrub, CurrentParts parts) {
        this.scrub = scrub;
        this.parts = parts;
    }

    void start() {
        thread.start();
    }

    /** Ends within a block, or within a piece of columns. */
    @Override
    public void close() {
        closing.cancel();
        closed.countDown();
        thread.close();
    }

    private void run() {
        while (!closing.isCancelled()) {
            try {
                if (!scrub.step(this::afterReading)) {
                    await(BETWEEN_LOOKS.toNanos());
                }
            } catch (IOException | RuntimeException e) {
                if (!closing.isCancelled()) {
                    logger.warn("the check of what is stored goes on later: {}", e.toString());
                    await(BETWEEN_LOOKS.toNanos());
                }
            }
        }
    }

    private void afterReading(long bytes) {
        await(pace.nanosToWait(bytes, System.nanoTime()));
        while (parts.recent().size() > 1 && !closing.isCancelled()) {
            await(BETWEEN_LOOKS_AT_SEALING.toNanos());
        }
        closing.check();
    }

    private void await(long nanos) {
        try {
            if (nanos > 0 && closed.await(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            closing.cancel();
        }
    }
}
