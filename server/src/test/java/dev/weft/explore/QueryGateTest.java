package dev.weft.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weft.explore.QueryGate.Lane;
import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Turns of queries where one may run: taken, waited for, given back and never taken for nobody. */
class QueryGateTest {

    private final QueryGate gate = new QueryGate(LimitsSketch.limits()
            .maxConcurrent(1)
            .maxWait(Duration.ofSeconds(20))
            .build());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        gate.close();
    }

    @Test
    void anAskerWhoLeavesWhileItWaitsTakesNoTurn() throws Exception {
        CompletableFuture<String> running = run(this::untilTheEnd, new Cancellation());
        Cancellation leaving = new Cancellation();
        CompletableFuture<Thread> waiter = new CompletableFuture<>();
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(
                () -> {
                    waiter.complete(Thread.currentThread());
                    return gate.run(Lane.LOOKING_UP, leaving, () -> "answered");
                },
                Thread.ofVirtual()::start);
        Thread thread = waiter.get(10, TimeUnit.SECONDS);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        leaving.cancel();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.kind()).isEqualTo(QueryException.Kind.CANCELLED));
        end.countDown();
        assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo("ended");
        assertThat(gate.run(Lane.LOOKING_UP, new Cancellation(), () -> "answered"))
                .isEqualTo("answered");
    }

    @Test
    void anAskerWhoHasLeftAsksNothing() {
        Cancellation left = new Cancellation();
        left.cancel();

        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> gate.run(Lane.LOOKING_UP, left, () -> "answered"))
                .extracting(QueryException::kind)
                .isEqualTo(QueryException.Kind.CANCELLED);
        assertThat(Thread.interrupted())
                .as("the thread was told to stop waiting")
                .isTrue();
    }

    @Test
    void aQueryThatFailsGivesItsTurnBack() {
        assertThatThrownBy(() -> gate.run(Lane.LOOKING_UP, new Cancellation(), () -> {
                    throw new IllegalStateException("a defect");
                }))
                .hasMessage("a defect");
        assertThatThrownBy(() -> gate.run(Lane.LOOKING_UP, new Cancellation(), () -> {
                    throw new StoreException(StoreException.Kind.UNAVAILABLE, "disk failed", null);
                }))
                .hasMessage("the store cannot answer now: disk failed");

        assertThat(gate.run(Lane.LOOKING_UP, new Cancellation(), () -> "answered"))
                .isEqualTo("answered");
    }

    /** Begins a query on a thread of its own; returns when it runs. */
    private CompletableFuture<String> run(Runnable query, Cancellation cancellation) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> ended = CompletableFuture.supplyAsync(
                () -> gate.run(Lane.LOOKING_UP, cancellation, () -> {
                    begun.countDown();
                    query.run();
                    return "ended";
                }),
                Thread.ofVirtual()::start);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        return ended;
    }

    private void untilTheEnd() {
        try {
            assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
