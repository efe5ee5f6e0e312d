package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.columnfiles.ColumnFileName;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.segment.SegmentFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers ask while the head is sealed, segments and columns are merged, and the oldest are dropped: every span is there once
 * from its acknowledgement on, until it is dropped, and then not at all.
 */
class MovingSpansTest {

    private static final int GROUPS = 400;
    private static final int READERS = 2;

    /** Of the number of the last group: what is older may have been sealed and dropped since. */
    private static final int SENT_AGAIN = 10;

    private static final SealLimits SMALL = new SealLimits(50, Long.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(1));

    private final Seed seed = Seed.ofRun();
    private final GroupReader.Bounds bounds = new GroupReader.Bounds();

    /** Goes on with every seal. */
    private final AtomicLong nowUnixMillis =
            new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());

    private int merges;
    private int columnMerges;

    @Test
    @Timeout(120)
    void everyReaderSeesEachSpanOnceUntilItIsDropped(@TempDir Path path) throws Exception {
        try (StoreInFolder opened = StoreInFolder.open(
                        path, new RealDisk(), SMALL, () -> Instant.ofEpochMilli(nowUnixMillis.get()));
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> writing = threads.submit(() -> write(opened, seed.part(0).random()));
            Future<?> keeping = threads.submit(() -> {
                keep(opened, writing, seed.part(1).random());
                return null;
            });
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                Random random = seed.part(2 + reader).random();
                readers.add(threads.submit(() -> {
                    GroupReader asking = new GroupReader(opened.reader(), bounds, random, seed.toString());
                    while (!keeping.isDone()) {
                        asking.ask();
                    }
                }));
            }
            writing.get();
            keeping.get();
            for (Future<?> reader : readers) {
                reader.get();
            }
            new GroupReader(opened.reader(), bounds, seed.part(2 + READERS).random(), seed.toString()).askAll();
        }
        assertThat(bounds.acknowledged()).as(seed.toString()).isEqualTo(GROUPS);
        assertThat(bounds.dropped()).as(seed.toString()).isPositive().isLessThan(GROUPS);
        assertThat(merges).as(seed.toString()).isPositive();
        assertThat(columnMerges).as(seed.toString()).isPositive();
    }

    /** Some groups come again soon after, and must not be there twice. */
    private void write(StoreInFolder opened, Random random) {
        for (long number = 1; number <= GROUPS; number++) {
            WriteOutcome stored = opened.write(GroupReader.group(number));
            assertThat(stored).as(seed.toString()).isEqualTo(new WriteOutcome(GroupReader.SPANS_OF_GROUP, 0, 0));
            bounds.acknowledge(number);
            if (random.nextInt(3) == 0) {
                Span[] again = GroupReader.group(Math.max(1, number - random.nextInt(SENT_AGAIN)));
                assertThat(opened.write(again))
                        .as(seed.toString())
                        .isEqualTo(new WriteOutcome(0, GroupReader.SPANS_OF_GROUP, 0));
            }
        }
    }

    /** Does what the store's own thread does, more often, until all is written and sealed. */
    private void keep(StoreInFolder opened, Future<?> writing, Random random) throws Exception {
        OpenedStore store = opened.store();
        while (true) {
            boolean last = writing.isDone();
            if (last) {
                store.writer().complete();
            }
            if (store.writer().awaitComplete(Duration.ofMillis(10))) {
                seal(opened, random);
            } else if (last) {
                return;
            }
        }
    }

    private void seal(StoreInFolder opened, Random random) throws IOException {
        OpenedStore store = opened.store();
        store.segments().sealOldest();
        store.writer().sealed();
        nowUnixMillis.addAndGet(random.nextLong(StoreInFolder.AGE.dividedBy(6).toMillis()));
        if (random.nextInt(4) != 0) {
            opened.addColumns();
        }
        int files = columnFiles(opened);
        store.segments().mergeColumns(Long.MAX_VALUE);
        columnMerges += columnFiles(opened) < files ? 1 : 0;
        int segments = store.parts().names().size();
        store.segments().mergeSmall(Long.MAX_VALUE);
        merges += store.parts().names().size() < segments ? 1 : 0;
        drop(store);
    }

    private static int columnFiles(StoreInFolder opened) throws IOException {
        return ColumnFileName.widestOf(new RealDisk().list(opened.folder().columns()))
                .size();
    }

    private void drop(OpenedStore store) throws IOException {
        long oldest = nowUnixMillis.get() - StoreInFolder.AGE.toMillis();
        long leaving = 0;
        for (SegmentFacts segment : store.parts().published()) {
            if (segment.committedUnixMillis().orElseThrow() >= oldest) {
                break;
            }
            leaving += segment.spanCount().orElseThrow() / GroupReader.SPANS_OF_GROUP;
        }
        bounds.beginDropping(leaving);
        store.retention().apply();
        bounds.endDropping();
    }
}
