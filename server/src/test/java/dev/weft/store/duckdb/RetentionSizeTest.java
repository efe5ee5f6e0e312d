package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.Cancellation;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.segment.SegmentFacts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that is larger than it may be: what leaves it, what stays, and what does not count. */
class RetentionSizeTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int SEGMENTS = 6;
    private static final int SPANS = 100;

    /** Of the store that was tidied last. */
    private SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private long bytesOver;

    @TempDir
    Path path;

    @Test
    void theOldestLeaveUntilAllFilesAreWithinTheLimit() throws IOException {
        fill(false);
        long limit = bytesOnDisk() - bytesOfOldest(2) + bytesOfOldest(1) / 2;

        tidy(limit);

        assertStored(3, 4, 5, 6);
        assertThat(bytesOnDisk()).isBetween(limit - bytesOfOldest(1), limit);
        assertThat(dropped("size")).isEqualTo(2 * SPANS);
        assertThat(dropped("age")).isZero();
    }

    @Test
    void nothingLeavesAsLongAsAllFilesAreWithinTheLimit() throws IOException {
        fill(true);

        tidy(bytesOnDisk() + bytesOfOldest(1) / 2);

        assertStored(1, 2, 3, 4, 5, 6);
        assertThat(dropped("size")).isZero();
        assertThat(bytesOver).isZero();
    }

    @Test
    void theColumnsOfWhatLeavesCountToo() throws IOException {
        fill(true);
        long limit = bytesOnDisk() - bytesOfOldest(1) - bytesOfOldest(1) / 2;

        tidy(limit);

        assertStored(2, 3, 4, 5, 6);
        assertThat(bytesOnDisk()).isLessThan(limit);
    }

    @Test
    void aLogLargerThanTheLimitLeavesHalfOfItToSegments() throws IOException {
        fill(false);
        long limit = bytesOfOldest(1) * 7;
        addOtherFile(20 * limit);

        tidy(limit);

        assertStored(4, 5, 6);
        assertThat(bytesOver).isGreaterThan(19 * limit);
    }

    @Test
    void aSmallLogCountsAgainstTheLimit() throws IOException {
        fill(false);
        long limit = bytesOnDisk() + bytesOfOldest(1) / 2;
        addOtherFile(bytesOfOldest(1));

        tidy(limit);

        assertStored(2, 3, 4, 5, 6);
        assertThat(bytesOver).isZero();
    }

    @Test
    void theNewestSegmentStaysHoweverSmallTheLimit() throws IOException {
        fill(true);

        tidy(1);

        assertStored(6);
        assertThat(dropped("size")).isEqualTo((SEGMENTS - 1) * SPANS);
        assertThat(bytesOver).isGreaterThan(bytesOfOldest(1));
    }

    /** Makes segments of about the same size, the first of trace 1 alone, the next of trace 2. */
    private void fill(boolean withColumns) throws IOException {
        try (StoreInFolder store = open(Long.MAX_VALUE)) {
            for (int segment = 1; segment <= SEGMENTS; segment++) {
                long trace = segment;
                store.writeAndSeal(IntStream.rangeClosed(1, SPANS)
                        .mapToObj(id -> TestSpans.span(trace, id)
                                .with("payload", Long.toHexString(id * 0x9E3779B97F4A7C15L))
                                .build())
                        .toArray(Span[]::new));
                if (withColumns) {
                    store.addColumns();
                }
            }
        }
    }

    private StoreInFolder open(long limitBytes) throws IOException {
        return StoreInFolder.open(
                path,
                new RealDisk(),
                StoreInFolder.small(
                        StoreInFolder.NEVER_BY_ITSELF, new RetentionLimits(StoreInFolder.AGE, limitBytes, 0)),
                registry,
                StoreClock.SYSTEM);
    }

    private void tidy(long limitBytes) throws IOException {
        registry = new SimpleMeterRegistry();
        try (StoreInFolder store = open(limitBytes)) {
            store.store().retention().apply();
            bytesOver = (long) registry.get("weft.store.retention.over").gauge().value();
        }
    }

    /** Adds a file such as a repair puts aside; it takes no room of this machine's disk. */
    private void addOtherFile(long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(
                path.resolve("log/log-000000000001.damaged").toFile(), "rw")) {
            file.setLength(bytes);
        }
    }

    private void assertStored(long... traces) throws IOException {
        try (StoreInFolder store = open(Long.MAX_VALUE)) {
            List<Long> found = LongStream.rangeClosed(1, SEGMENTS)
                    .filter(trace ->
                            store.reader().findSpan(key(trace, 1), NEVER).isPresent())
                    .boxed()
                    .toList();
            assertThat(found)
                    .containsExactlyElementsOf(LongStream.of(traces).boxed().toList());
        }
    }

    private long bytesOnDisk() {
        try (DataFolder folder = DataFolder.open(path)) {
            return folder.bytesOnDisk();
        }
    }

    private long bytesOfOldest(int segments) throws IOException {
        try (StoreInFolder store = open(Long.MAX_VALUE)) {
            return store.store().parts().published().subList(0, segments).stream()
                    .mapToLong(SegmentFacts::bytes)
                    .sum();
        }
    }

    private long dropped(String reason) {
        Counter counter =
                registry.find("weft.store.dropped.spans").tag("reason", reason).counter();
        return counter == null ? 0 : (long) counter.count();
    }
}
