package dev.weft.ingest;

import dev.weft.store.StoreException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator of groups that were not stored: a line for the first, then one in ten seconds for all that failed
 * since. Senders try again, and a store without room must not be filled by its log. For one thread.
 */
final class FailedGroups {

    private static final Logger logger = LoggerFactory.getLogger(FailedGroups.class);
    private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanos;
    private boolean told;
    private long toldNanos;
    private long groups;
    private long requests;
    private long spans;

    /** @param nanos a time that only moves on, as {@link System#nanoTime()} */
    FailedGroups(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(int failedRequests, int failedSpans, RuntimeException failure) {
        groups++;
        requests += failedRequests;
        spans += failedSpans;
        long now = nanos.getAsLong();
        if (told && now - toldNanos < SILENCE_NANOS) {
            return;
        }
        log(failure);
        told = true;
        toldNanos = now;
        groups = 0;
        requests = 0;
        spans = 0;
    }

    private void log(RuntimeException failure) {
        String what =
                requests + " requests with " + spans + " spans" + (groups == 1 ? "" : ", in " + groups + " groups");
        if (failure instanceof StoreException) {
            logger.error("not stored: {}: {}", what, failure.getMessage());
        } else {
            logger.error("not stored: {}", what, failure);
        }
    }
}
