package dev.weft.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the server that are open, closed in reverse order of opening, each in a time of its own. One that fails to
 * close, or has not closed in its time, stops no other.
 */
final class OpenParts {

    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private record Part(String name, Duration share, Runnable close, Supplier<String> unfinished) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    /** @param unfinished says what is lost, and what is not, when closing takes longer than its share */
    void opened(String name, Duration share, Runnable close, Supplier<String> unfinished) {
        parts.push(new Part(name, share, close, unfinished));
    }

    /** Returns whether all of them closed as they should, at the latest when all shares are used up. */
    boolean close() {
        long start = System.nanoTime();
        long shares = 0;
        boolean all = true;
        boolean interrupted = false;
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            shares += part.share().toNanos();
            try {
                all &= close(part, start + shares - System.nanoTime());
            } catch (InterruptedException _) {
                interrupted = true;
                all = false;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    private static boolean close(Part part, long nanos) throws InterruptedException {
        FutureTask<Boolean> closing = new FutureTask<>(part.close(), true);
        Thread.ofPlatform().name("weft-close-" + part.name()).daemon().start(closing);
        try {
            return closing.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            LOG.error("{} did not close", part.name(), e.getCause());
        } catch (TimeoutException _) {
            LOG.warn(
                    "{} did not close within {} ms and is left as it is: {}",
                    part.name(),
                    TimeUnit.NANOSECONDS.toMillis(nanos),
                    part.unfinished().get());
        }
        return false;
    }
}
