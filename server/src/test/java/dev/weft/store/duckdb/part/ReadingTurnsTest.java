package dev.weft.store.duckdb.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.store.StoreException;
import dev.weft.store.YieldingThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who asks for much waits for who asks for little, and all leave a processor to those who write. */
@Timeout(20)
class ReadingTurnsTest {

    private final ExecutorService askers = Executors.newCachedThreadPool();

    @AfterEach
    void endAskers() {
        askers.shutdownNow();
    }

    @Test
    void readsForWhomTheFewestWereReadSoFar() throws Exception {
        List<String> read = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch firstIsBeingRead = new CountDownLatch(1);
        CountDownLatch shortOneWaits = new CountDownLatch(1);
        Thread asksTheShortOne = Thread.currentThread();
        // asked under the turns' lock whenever threads are counted: on this thread, when the short question has joined
        try (ReadingTurns turns = takingTurns(1, () -> {
            if (Thread.currentThread() == asksTheShortOne) {
                shortOneWaits.countDown();
            }
            return false;
        })) {
            Future<?> longOne =
                    askers.submit(() -> turns.asker().read(chunks(4), ReadingTurnsTest::worthATurn, chunk -> {
                        firstIsBeingRead.countDown();
                        await(shortOneWaits);
                        read.add("long " + chunk);
                    }));
            await(firstIsBeingRead);
            turns.asker().read(chunks(1), ReadingTurnsTest::worthATurn, chunk -> read.add("short " + chunk));
            longOne.get();
        }

        assertThat(read).containsExactly("long 0", "short 0", "long 1", "long 2", "long 3");
    }

    @Test
    void readsOnAllProcessors() {
        CyclicBarrier both = new CyclicBarrier(2);
        try (ReadingTurns turns = takingTurns(2, () -> false)) {
            turns.asker().read(chunks(10), ReadingTurnsTest::worthATurn, _ -> meet(both));
        }

        assertThat(both.getNumberWaiting()).isZero();
    }

    @Test
    void leavesOneProcessorWhileManySpansCome() {
        AtomicInteger beingRead = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ReadingTurns turns = takingTurns(2, () -> true)) {
            turns.asker().read(chunks(1_000), ReadingTurnsTest::worthATurn, _ -> {
                most.accumulateAndGet(beingRead.incrementAndGet(), Math::max);
                takeTime();
                beingRead.decrementAndGet();
            });
        }

        assertThat(most).hasValue(1);
    }

    @Test
    void readsOnTheOnlyProcessorAllTheSame() {
        AtomicInteger read = new AtomicInteger();
        try (ReadingTurns turns = takingTurns(1, () -> true)) {
            turns.asker().read(chunks(3), ReadingTurnsTest::worthATurn, _ -> read.incrementAndGet());
        }

        assertThat(read).hasValue(3);
    }

    @Test
    void takesTheOtherProcessorAgainWhenSpansComeNoMore() {
        AtomicBoolean manySpansCome = new AtomicBoolean(true);
        CyclicBarrier both = new CyclicBarrier(2);
        try (ReadingTurns turns = takingTurns(2, manySpansCome::get)) {
            turns.asker().read(chunks(5), ReadingTurnsTest::worthATurn, chunk -> {
                if (chunk == 0) {
                    manySpansCome.set(false);
                } else {
                    meet(both);
                }
            });
        }

        assertThat(both.getNumberWaiting()).isZero();
    }

    @Test
    void throwsWhatFailedFirstAndReadsNoMore() {
        AtomicInteger read = new AtomicInteger();
        try (ReadingTurns turns = takingTurns(1, () -> false)) {
            assertThatThrownBy(() -> turns.asker().read(chunks(100), ReadingTurnsTest::worthATurn, chunk -> {
                        read.incrementAndGet();
                        if (chunk == 3) {
                            throw new IllegalArgumentException("chunk 3");
                        }
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("chunk 3");
        }

        assertThat(read).hasValue(4);
    }

    @Test
    void anInterruptedAskerLeavesNothingBehindThatIsBeingRead() {
        AtomicInteger beingRead = new AtomicInteger();
        try (ReadingTurns turns = takingTurns(1, () -> false)) {
            Thread asker = Thread.currentThread();
            assertThatThrownBy(() -> turns.asker().read(chunks(100), ReadingTurnsTest::worthATurn, _ -> {
                        beingRead.incrementAndGet();
                        asker.interrupt();
                        // until the asker has seen it, who then hands out no more
                        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> !asker.isInterrupted());
                        beingRead.decrementAndGet();
                    }))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANCELLED));
        }

        assertThat(beingRead).hasValue(0);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aClosedStoreReadsNothing() {
        ReadingTurns turns = takingTurns(1, () -> false);
        turns.close();

        assertThatThrownBy(() -> turns.asker().read(chunks(1), ReadingTurnsTest::worthATurn, _ -> {}))
                .hasMessage("store is closed");
    }

    @Test
    void aThreadThatIsNotToBeHadKeepsNoProcessor() {
        YieldingThreads none = new YieldingThreads("none", 1);
        none.close();
        try (ReadingTurns turns = new ReadingTurns(1, () -> false, new SpanRoom(), none);
                ReadingTurns.Asker evaluator = turns.asker()) {
            assertThatThrownBy(() -> turns.asker().read(chunks(2), ReadingTurnsTest::worthATurn, _ -> {}))
                    .isInstanceOf(StoreException.class);

            evaluator.evaluate(ReadingTurnsTest::goOn);
        }
    }

    @Test
    void smallChunksShareATurn() {
        List<Integer> together = new ArrayList<>();
        AtomicInteger inTurn = new AtomicInteger();
        // asked before each turn
        try (ReadingTurns turns = takingTurns(1, () -> {
            together.add(inTurn.getAndSet(0));
            return false;
        })) {
            turns.asker().read(chunks(10), _ -> 1_500, _ -> inTurn.incrementAndGet());
        }

        assertThat(together.stream().filter(chunks -> chunks > 0)).containsExactly(3, 3, 3, 1);
    }

    @Test
    void nothingIsReadWhileTheOnlyProcessorEvaluates() throws Exception {
        AtomicBoolean evaluating = new AtomicBoolean(true);
        AtomicBoolean readMeanwhile = new AtomicBoolean();
        AtomicBoolean someoneAsked = new AtomicBoolean();
        CountDownLatch readerWaits = new CountDownLatch(1);
        try (ReadingTurns turns = takingTurns(1, () -> {
                    if (someoneAsked.get()) {
                        readerWaits.countDown();
                    }
                    return false;
                });
                ReadingTurns.Asker evaluator = turns.asker()) {
            evaluator.evaluate(ReadingTurnsTest::goOn);
            someoneAsked.set(true);
            Future<?> reader = askers.submit(() -> turns.asker()
                    .read(chunks(1), ReadingTurnsTest::worthATurn, _ -> readMeanwhile.set(evaluating.get())));
            await(readerWaits);
            evaluating.set(false);
            evaluator.pause();
            reader.get();
        }

        assertThat(readMeanwhile).isFalse();
    }

    @Test
    void evaluatingGivesWayToAShorterQuestionAndGoesOn() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (ReadingTurns turns = takingTurns(1, () -> false);
                ReadingTurns.Asker evaluator = turns.asker()) {
            evaluator.evaluate(ReadingTurnsTest::goOn);
            Future<?> reader = askers.submit(
                    () -> turns.asker().read(chunks(1), ReadingTurnsTest::worthATurn, _ -> read.countDown()));
            while (read.getCount() > 0) {
                evaluator.evaluate(ReadingTurnsTest::goOn);
            }
            reader.get();
            evaluator.evaluate(ReadingTurnsTest::goOn);
        }
    }

    @Test
    void twoThatEvaluateTakeTurns() throws Exception {
        try (ReadingTurns turns = takingTurns(1, () -> false)) {
            CountDownLatch bothHadTurns = new CountDownLatch(2);
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(askers.submit(() -> {
                    try (ReadingTurns.Asker evaluator = turns.asker()) {
                        evaluator.evaluate(ReadingTurnsTest::goOn);
                        bothHadTurns.countDown();
                        while (bothHadTurns.getCount() > 0) {
                            evaluator.evaluate(ReadingTurnsTest::goOn);
                        }
                    }
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        }
    }

    @Test
    void aQuestionThatEndsWhileItWaitsLeavesItsPlace() {
        try (ReadingTurns turns = takingTurns(1, () -> false);
                ReadingTurns.Asker next = turns.asker()) {
            try (ReadingTurns.Asker evaluator = turns.asker();
                    ReadingTurns.Asker late = turns.asker()) {
                evaluator.evaluate(ReadingTurnsTest::goOn);

                assertThatThrownBy(() -> late.evaluate(() -> {
                            throw new IllegalStateException("late");
                        }))
                        .hasMessage("late");
            }
            next.evaluate(ReadingTurnsTest::goOn);
        }
    }

    @Test
    void anInterruptedQuestionDoesNotWaitForItsTurn() {
        try (ReadingTurns turns = takingTurns(1, () -> false);
                ReadingTurns.Asker evaluator = turns.asker();
                ReadingTurns.Asker interrupted = turns.asker()) {
            evaluator.evaluate(ReadingTurnsTest::goOn);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> interrupted.evaluate(ReadingTurnsTest::goOn))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANCELLED));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aClosedStoreEndsWhoWaits() throws Exception {
        CountDownLatch bothWait = new CountDownLatch(2);
        AtomicBoolean someoneAsked = new AtomicBoolean();
        ReadingTurns turns = takingTurns(1, () -> {
            if (someoneAsked.get()) {
                bothWait.countDown();
            }
            return false;
        });
        try (ReadingTurns.Asker evaluator = turns.asker()) {
            evaluator.evaluate(ReadingTurnsTest::goOn);
            someoneAsked.set(true);
            Future<?> reader =
                    askers.submit(() -> turns.asker().read(chunks(1), ReadingTurnsTest::worthATurn, _ -> {}));
            Future<?> other = askers.submit(() -> turns.asker().evaluate(ReadingTurnsTest::goOn));
            await(bothWait);
            turns.close();

            for (Future<?> waiting : List.of(reader, other)) {
                assertThatThrownBy(waiting::get).hasRootCauseMessage("store is closed");
            }
        }
    }

    private static ReadingTurns takingTurns(int processors, BooleanSupplier manySpansCome) {
        return new ReadingTurns(processors, manySpansCome, new SpanRoom());
    }

    private static void goOn() {}

    private static int worthATurn(int chunk) {
        return 5_000;
    }

    private static List<Integer> chunks(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** So that another thread that read too would be met. */
    private static void takeTime() {
        for (int i = 0; i < 1_000; i++) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the other did not come", e);
        }
    }
}
