package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.logs.LogOf;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each part has its own time to close, and no part keeps the others from it. */
@Timeout(30)
class OpenPartsTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);

    @RegisterExtension
    final LogOf log = new LogOf(OpenParts.class.getName());

    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final OpenParts parts = new OpenParts();

    @Test
    void theyCloseInReverseOrder() {
        open("store", LONG, () -> closed.add("store"));
        open("ports", LONG, () -> closed.add("ports"));

        assertThat(parts.close()).isTrue();
        assertThat(closed).containsExactly("ports", "store");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void oneThatDoesNotEndIsLeftAndWhatItLeavesIsSaid() {
        CountDownLatch never = new CountDownLatch(1);
        open("store", LONG, () -> closed.add("store"));
        open("ingest", SHORT, () -> await(never));

        assertThat(parts.close()).isFalse();

        assertThat(closed).containsExactly("store");
        assertThat(log.messages())
                .singleElement()
                .asString()
                .matches("ingest did not close within \\d+ ms and is left as it is: what ingest leaves");
        never.countDown();
    }

    @Test
    void oneThatFailsStopsNoOther() {
        open("store", LONG, () -> closed.add("store"));
        open("queries", LONG, () -> {
            throw new AssertionError("made by a test");
        });
        open("ports", LONG, () -> {
            throw new IllegalStateException("made by a test");
        });

        assertThat(parts.close()).isFalse();
        assertThat(closed).containsExactly("store");
        assertThat(log.messages()).containsExactly("ports did not close", "queries did not close");
    }

    /** Neither the store nor the metrics have a time of their own, and neither ends before it is waited for. */
    @Test
    void whatOneDoesNotNeedGoesToThoseAfterIt() {
        Thread closer = Thread.currentThread();
        open("metrics", Duration.ZERO, () -> closeOnceAwaited("metrics", closer));
        open("store", Duration.ZERO, () -> closeOnceAwaited("store", closer));
        open("ports", LONG, () -> closed.add("ports"));

        assertThat(parts.close()).isTrue();
        assertThat(closed).containsExactly("ports", "store", "metrics");
        assertThat(log.messages()).isEmpty();
    }

    private void closeOnceAwaited(String name, Thread closer) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> closer.getState() == Thread.State.TIMED_WAITING);
        closed.add(name);
    }

    @Test
    void allOfThemTakeLessThanFiveSeconds() {
        assertThat(StopShare.ofAll()).isLessThan(Duration.ofSeconds(5));
    }

    private void open(String name, Duration share, Runnable close) {
        parts.opened(name, share, close, () -> "what " + name + " leaves");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
