package dev.weft.store.duckdb;

import dev.weft.store.BackgroundThread;
import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
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
    private final StoreMetrics metrics;
    private final Duration betweenLooks;
    private final Cancellation closing = new Cancellation();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ScrubPace pace = new ScrubPace();
    private final BackgroundThread thread = new BackgroundThread("weft-scrub", this::run);

    Scrubbing(Scrub scrub, CurrentParts parts, StoreMetrics metrics) {
        this(scrub, parts, metrics, BETWEEN_LOOKS);
    }

    /** @param betweenLooks how long to wait when there was nothing to read, and after a failure */
    Scrubbing(Scrub scrub, CurrentParts parts, StoreMetrics metrics, Duration betweenLooks) {
        this.scrub = scrub;
        this.parts = parts;
        this.metrics = metrics;
        this.betweenLooks = betweenLooks;
        metrics.watch(thread);
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
            if (!step()) {
                await(betweenLooks.toNanos());
            }
        }
    }

    /**
     * Reads on. Nothing that fails here has anything to do with what was acknowledged: after an {@link Error} too, the check
     * goes on later, counted.
     *
     * @return whether there was something to read
     */
    private boolean step() {
        try {
            return scrub.step(this::afterReading);
        } catch (IOException | StoreException e) {
            failed(() -> logger.warn("the check of what is stored goes on later: {}", e.toString()));
        } catch (RuntimeException | Error e) {
            failed(() -> logger.error("the check of what is stored goes on later", e));
        }
        return false;
    }

    private void failed(Runnable log) {
        if (!closing.isCancelled()) {
            metrics.scrubFailed();
            log.run();
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
