package dev.weft.store.duckdb.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.store.StoreException;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.part.SpanRoom.Limits;
import dev.weft.store.duckdb.part.SpanRoom.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions together hold no more than there is room for, and who needs much at once gets it in the end. */
@Timeout(20)
class SpanRoomTest {

    private static final Limits LIMITS = new Limits(10, 20, 100, Duration.ZERO);

    private final SpanRoom room = new SpanRoom(LIMITS);
    private final ExecutorService questions = Executors.newCachedThreadPool();

    @AfterEach
    void endQuestions() {
        questions.shutdownNow();
    }

    @Test
    void eachHasItsAllotmentWhateverOthersHold() {
        assertThat(share().hold(0, 110)).isTrue();
        assertThat(share().hold(30, 30)).isTrue();

        assertThat(share().hold(10, 10)).isTrue();
        assertThat(share().hold(0, 11)).isFalse();
        assertThat(share().hold(11, 11)).isFalse();
        assertThat(room.spans()).isEqualTo(120);
    }

    @Test
    void whatIsGivenBackIsForOthers() {
        Share first = share();
        assertThat(first.hold(0, 110)).isTrue();
        assertThat(first.hold(0, 60)).isTrue();
        assertThat(share().hold(0, 60)).isTrue();
        first.close();

        assertThat(share().hold(0, 60)).isTrue();
        assertThat(room.spans()).isEqualTo(100);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        Share share = share();
        assertThat(share.hold(20, 60)).isTrue();
        assertThat(share.hold(31, 60)).isFalse();
        assertThat(share.hold(20, 121)).isFalse();

        assertThat(room.spans()).isEqualTo(50);
    }

    @Test
    void moreThanIsEverHeldIsNotWaitedFor() {
        Share share = share();

        assertThat(share.await(111)).isFalse();
        assertThat(share.leftOut()).isTrue();
        assertThat(share.await(110)).isTrue();
    }

    @Test
    void inTheLargePlaceThereIsRoomForAsMuchAsIsKept() {
        Share large = share();
        assertThat(large.await(60)).isTrue();
        assertThat(large.hold(40, 110)).isTrue();
        assertThat(large.hold(110, 110)).isTrue();
        assertThat(large.hold(110, 111)).isFalse();

        assertThat(share().hold(30, 30)).as("fund for hands").isTrue();
        assertThat(room.spans()).isEqualTo(120);
    }

    @Test
    void whatOthersOnlyKeepIsGivenUpForATraceInHand() throws Exception {
        Share keeper = share();
        AtomicBoolean forgotten = new AtomicBoolean();
        keeper.whenWanted(() -> forgotten.set(keeper.hold(0, 0)));
        keeper.giveWay();
        assertThat(forgotten).isFalse();
        assertThat(keeper.hold(0, 90)).isTrue();
        Future<Boolean> large = questions.submit(() -> share().await(100));

        Awaitility.await().until(() -> {
            keeper.giveWay();
            return forgotten.get();
        });

        assertThat(large.get()).isTrue();
        assertThat(keeper.hold(0, 21)).as("taken").isFalse();
    }

    @Test
    void whoWaitsForTheLargePlaceGetsItWhenNothingLargeIsInHandThereAnyMore() throws Exception {
        Share first = share();
        assertThat(first.await(50)).isTrue();
        AtomicInteger checks = new AtomicInteger();
        Share second = room.share(() -> {}, checks::incrementAndGet);
        Future<Boolean> waiting = questions.submit(() -> second.await(50));
        Awaitility.await().until(() -> checks.get() > 0);
        assertThat(waiting).isNotDone();

        assertThat(first.hold(10, 50)).isTrue();

        assertThat(waiting.get()).isTrue();
        assertThat(first.hold(50, 50)).as("it is taken").isFalse();
    }

    @Test
    void theLargePlaceIsKeptForAWhileThoughOthersWait() throws Exception {
        SpanRoom patient = new SpanRoom(new Limits(10, 20, 100, Duration.ofHours(1)));
        Share first = patient.share(() -> {}, () -> {});
        assertThat(first.await(50)).isTrue();
        AtomicInteger checks = new AtomicInteger();
        Share second = patient.share(() -> {}, checks::incrementAndGet);
        Future<Boolean> waiting = questions.submit(() -> second.await(50));

        for (int changes = 0; changes < 3; changes++) {
            assertThat(first.hold(0, 50)).isTrue();
            int before = checks.get();
            Awaitility.await().until(() -> checks.get() > before);
            assertThat(first.hold(50, 50)).isTrue();
        }
        assertThat(waiting).isNotDone();
        first.close();

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void whatEndsAQuestionEndsItsWait() {
        assertThat(share().await(110)).isTrue();
        List<String> steps = new ArrayList<>();
        Share late = room.share(() -> steps.add("turn given up"), () -> {
            steps.add("checked");
            throw new IllegalStateException("late");
        });

        assertThatThrownBy(() -> late.await(50)).hasMessage("late");
        assertThat(steps).containsExactly("turn given up", "checked");
        assertThat(room.spans()).isEqualTo(100);
    }

    @Test
    void anInterruptedQuestionDoesNotWait() {
        assertThat(share().await(110)).isTrue();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> share().await(50))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The one in the large place may have to wait for it again: it holds what it has in hand meanwhile. */
    @Test
    void whoHoldsTracesAndNeedsFurtherOnesWaitsForNobodyWhoWaits() throws Exception {
        Seed seed = Seed.ofRun();
        List<Future<?>> running = new ArrayList<>();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            Random random = seed.part(i).random();
            running.add(questions.submit(() -> {
                for (int round = 0; round < 200; round++) {
                    try (Share share = share()) {
                        long inHand = 0;
                        for (int nested = 0; nested < 4; nested++) {
                            long needed = inHand + 1 + random.nextInt(60);
                            if (!share.hold(needed, needed) && !share.await(needed)) {
                                break;
                            }
                            inHand = needed;
                            most.accumulateAndGet((int) room.spans(), Math::max);
                        }
                        if (share.hold(0, inHand)) {
                            share.whenWanted(() -> assertThat(share.hold(0, 0)).isTrue());
                        }
                        share.giveWay();
                    }
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }

        assertThat(most.get()).as("%s", seed).isPositive().isLessThanOrEqualTo(120);
        assertThat(room.spans()).isZero();
    }

    private Share share() {
        return room.share(() -> {}, () -> {});
    }
}
