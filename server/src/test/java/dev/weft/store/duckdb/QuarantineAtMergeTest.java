package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weft.store.Cancellation;
import dev.weft.store.duckdb.disk.InterruptedDisk;
import dev.weft.store.duckdb.disk.SimulatedDisk;
import dev.weft.store.duckdb.segment.SegmentName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A segment that turns out to be damaged at any moment of its merge: its spans are sent again, and none is there twice. */
class QuarantineAtMergeTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int SEGMENTS = 8;
    private static final long DAY = 86_400_000;

    @Test
    @Timeout(60)
    void noSpanIsStoredTwice(@TempDir Path path) throws Exception {
        int operation = 1;
        while (isInterruptedBefore(operation, Files.createDirectory(path.resolve("before-" + operation)))) {
            operation++;
        }
        assertThat(operation).as("operations of a merge").isGreaterThan(10);
    }

    private static boolean isInterruptedBefore(int operation, Path path) throws Exception {
        AtomicBoolean merging = new AtomicBoolean();
        AtomicInteger left = new AtomicInteger(operation);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread[] other = new Thread[1];
        StoreInFolder[] store = new StoreInFolder[1];
        Runnable before = () -> {
            if (merging.get() && left.decrementAndGet() == 0) {
                interrupted.set(true);
                other[0] = Thread.ofPlatform().start(() -> quarantineAndSendAgain(store[0]));
                awaitEndOrWait(other[0]);
            }
        };
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        try (StoreInFolder opened =
                StoreInFolder.open(path, new InterruptedDisk(disk, before), StoreInFolder.NEVER_BY_ITSELF)) {
            store[0] = opened;
            for (int trace = 1; trace <= SEGMENTS; trace++) {
                opened.writeAndSeal(span(trace, 1).build());
            }
            merging.set(true);
            opened.store().segments().mergeSmall(DAY);
            merging.set(false);
            if (interrupted.get()) {
                assertThat(other[0].join(Duration.ofSeconds(10))).isTrue();
                assertThat(opened.reader().totals(NEVER).spanCount())
                        .as("spans, interrupted before operation %d", operation)
                        .isEqualTo(SEGMENTS);
                assertThat(opened.reader().findTrace(traceId(1), NEVER).spans())
                        .as("spans of the trace, interrupted before operation %d", operation)
                        .hasSize(1);
            }
            return interrupted.get();
        }
    }

    /** The error is to end the process: whoever finds the damage meanwhile must not wait for ever, with the writer's lock. */
    @Test
    @Timeout(60)
    void nobodyWaitsForAMergeThatAnErrorEnded(@TempDir Path path) throws Exception {
        int operation = 1;
        while (isEndedBefore(operation, Files.createDirectory(path.resolve("before-" + operation)))) {
            operation++;
        }
        assertThat(operation).as("operations of a merge").isGreaterThan(10);
    }

    private static boolean isEndedBefore(int operation, Path path) throws Exception {
        AtomicInteger left = new AtomicInteger();
        Runnable before = () -> {
            if (left.get() > 0 && left.decrementAndGet() == 0) {
                throw new OutOfMemoryError("test");
            }
        };
        SimulatedDisk disk = SimulatedDisk.withoutChance(path);
        try (StoreInFolder opened =
                StoreInFolder.open(path, new InterruptedDisk(disk, before), StoreInFolder.NEVER_BY_ITSELF)) {
            for (int trace = 1; trace <= SEGMENTS; trace++) {
                opened.writeAndSeal(span(trace, 1).build());
            }
            left.set(operation);
            try {
                opened.store().segments().mergeSmall(DAY);
            } catch (OutOfMemoryError _) {
                Thread other = Thread.ofPlatform()
                        .daemon()
                        .start(() -> opened.store().parts().quarantine(new SegmentName(1, 1), "test"));
                assertThat(other.join(Duration.ofSeconds(10)))
                        .as("ended, when the merge was before operation %d", operation)
                        .isTrue();
            }
            return left.getAndSet(0) == 0;
        }
    }

    private static void quarantineAndSendAgain(StoreInFolder opened) {
        opened.store().parts().quarantine(new SegmentName(1, 1), "test");
        opened.write(span(1, 1).build());
    }

    private static void awaitEndOrWait(Thread thread) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !thread.isAlive() || thread.getState() == Thread.State.WAITING);
    }
}
