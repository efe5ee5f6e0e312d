package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.store.Cancellation;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.Seed;
import dev.weft.store.duckdb.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that jumps, back or ahead, whenever the store looks at it: what is stored and how it is listed does not depend on it. */
class SealingClockTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int SEGMENTS = 20;
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final int MOST_JUMP_SECONDS = 1_000_000;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path path;

    @Test
    void everySpanIsThereOnceInTheOrderOfItsOwnTime() throws IOException {
        List<Span> spans = new ArrayList<>();
        try (StoreInFolder store = open()) {
            for (int id = 1; id <= SEGMENTS; id++) {
                Span span = span(1, id)
                        .from(id * DAY_NANOS)
                        .link(1, SEGMENTS + 1 - id)
                        .build();
                store.writeAndSeal(span);
                spans.add(span);
                if (random.nextInt(4) == 0) {
                    store.store().segments().mergeSmall(Long.MAX_VALUE);
                }
            }
            check(store.reader(), spans);
        }
        try (StoreInFolder store = open()) {
            check(store.reader(), spans);
            store.store().segments().mergeSmall(Long.MAX_VALUE);
            check(store.reader(), spans);
        }
    }

    private void check(SpanReader reader, List<Span> spans) {
        List<SpanKey> keys = spans.stream().map(Span::key).toList();
        assertThat(reader.findTrace(traceId(1), NEVER).spans())
                .as(seed.toString())
                .isEqualTo(spans);
        assertThat(keys(reader, SearchOrder.OLDEST)).as(seed.toString()).isEqualTo(keys);
        assertThat(keys(reader, SearchOrder.NEWEST)).as(seed.toString()).isEqualTo(keys.reversed());
        assertThat(reader.totals(NEVER).linkCount()).as(seed.toString()).isEqualTo(SEGMENTS);
        assertThat(reader.newest(NEVER)).as(seed.toString()).isEqualTo(keys.getLast());
    }

    private static List<SpanKey> keys(SpanReader reader, SearchOrder order) {
        SpanSearch search = new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, order, 2 * SEGMENTS, null);
        return reader.searchSpans(search, NEVER).items().stream()
                .map(row -> row.span().key())
                .toList();
    }

    private StoreInFolder open() throws IOException {
        return StoreInFolder.open(path, new RealDisk(), StoreInFolder.NEVER_BY_ITSELF, this::jump);
    }

    private Instant jump() {
        now = now.plusSeconds(random.nextInt(-MOST_JUMP_SECONDS, MOST_JUMP_SECONDS));
        return now;
    }
}
