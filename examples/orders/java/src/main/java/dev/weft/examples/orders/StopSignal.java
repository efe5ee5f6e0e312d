package dev.weft.examples.orders;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * SIGTERM or SIGINT, as something to wait for: the program then closes what it holds and returns from {@code main}. A
 * shutdown hook could not do that, it ends with exit code 143 or 130.
 */
final class StopSignal {
    private final CountDownLatch received = new CountDownLatch(1);

    StopSignal() {
        Signal.handle(new Signal("TERM"), signal -> received.countDown());
        Signal.handle(new Signal("INT"), signal -> received.countDown());
    }

    void await() throws InterruptedException {
        received.await();
    }

    /** True as soon as a signal was received, false if none was within {@code timeout}. */
    boolean await(Duration timeout) throws InterruptedException {
        return received.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
}
