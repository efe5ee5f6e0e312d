package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** As many handlers run at once as requests wait. */
class HandlerThreadsTest {

    private static final int MANY = 3_000;

    @Test
    void aHandlerThatWaitsHoldsUpNoOther() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(MANY);
        CountDownLatch end = new CountDownLatch(1);
        try (HandlerThreads handlers = new HandlerThreads()) {
            try {
                for (int i = 0; i < MANY; i++) {
                    handlers.execute(() -> {
                        begun.countDown();
                        await(end);
                    });
                }

                assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                end.countDown();
            }
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
