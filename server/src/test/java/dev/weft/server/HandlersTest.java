package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandlersTest {

    private static final int WAITING = 3_000;

    @Test
    void asManyRequestsAreHandledAsMayWaitAndOneMoreToBeRefused() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(WAITING + 1);
        CountDownLatch end = new CountDownLatch(1);
        try (ScheduledExecutorService receivers = Handlers.ofReceivers(WAITING)) {
            for (int i = 0; i <= WAITING; i++) {
                receivers.execute(() -> {
                    begun.countDown();
                    await(end);
                });
            }

            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            end.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
