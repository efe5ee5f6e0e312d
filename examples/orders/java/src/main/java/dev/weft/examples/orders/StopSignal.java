package dev.weft.examples.orders;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM or SIGINT, as something for {@code main} to wait for. Closed last, it ends the program with exit code 0 where
 * the JVM, left to itself, would answer 143 or 130.
 */
final class StopSignal implements AutoCloseable {
    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread onShutdown = new Thread(this::endOrderly, "stop-signal");

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(onShutdown);
    }

    void await() throws InterruptedException {
        received.await();
    }

    /** True as soon as a signal was received, false if none was within {@code timeout}. */
    boolean await(Duration timeout) throws InterruptedException {
        return received.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Without a signal the program ends as any other, with exit code 1 after an exception. */
    @Override
    public void close() {
        if (received.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(onShutdown);
        }
        closed.countDown();
    }

    private void endOrderly() {
        received.countDown();
        try {
            closed.await();
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
