package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.store.Cancellation;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.TestSpans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search reads only the segments that may hold what is asked for: of many one, where only one does. */
class PruningTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int SEGMENTS = 6;
    private static final int SPANS = 200;
    private static final int WANTED = 2;

    /** Between the first starts of two segments, in nanoseconds. */
    private static final long STEP = 1_000;

    private StoreInFolder opened;

    @SuppressWarnings("NullAway.Init") // write() sets the store before each test.
    PruningTest() {}

    @BeforeEach
    void write(@TempDir Path path) throws IOException {
        opened = StoreInFolder.open(path);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            opened.writeAndSeal(spans(segment));
        }
        assertThat(opened.store().parts().segments()).hasSize(SEGMENTS);
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
    }

    @Test
    void aTimeRangeReadsTheSegmentThatMeetsIt() {
        long first = TestSpans.EPOCH + WANTED * STEP;
        assertReadsOne(search("{}", new TimeRange(first, first + SPANS), SearchOrder.NEWEST, 1_000), SPANS);
    }

    @Test
    void aServiceReadsTheSegmentThatHasIt() {
        assertReadsOne(everywhere("{ resource.service.name = \"service-" + WANTED + "\" }"), SPANS);
    }

    @Test
    void aRareValueReadsTheSegmentThatHasIt() {
        assertReadsOne(everywhere("{ span.customer.id = \"customer-" + WANTED + "-17\" }"), 1);
    }

    @Test
    void aValueThatNoSegmentHasReadsNone() {
        Page<SpanRow> page = find(everywhere("{ span.customer.id = \"customer-" + SEGMENTS + "-17\" }"));

        assertThat(page.items()).isEmpty();
        assertThat(page.stats().segmentsRead()).isZero();
    }

    @Test
    void theNewestAndTheOldestStopInTheFirstSegmentThatHasEnough() {
        assertReadsOne(search("{}", TimeRange.ALL, SearchOrder.NEWEST, 20), 20);
        assertReadsOne(search("{}", TimeRange.ALL, SearchOrder.OLDEST, 20), 20);
        assertReadsOne(search("{ kind = internal }", TimeRange.ALL, SearchOrder.NEWEST, 20), 20);
    }

    @Test
    void theNewestGoOnIntoAsManySegmentsAsTheyNeed() {
        Page<SpanRow> page = find(search("{}", TimeRange.ALL, SearchOrder.NEWEST, SPANS + 20));

        assertThat(page.items()).hasSize(SPANS + 20);
        // One may be read ahead.
        assertThat(page.stats().segmentsRead()).isBetween(2, 3);
    }

    private void assertReadsOne(SpanSearch search, int found) {
        Page<SpanRow> page = find(search);
        assertThat(page.items()).as(search.toString()).hasSize(found);
        assertThat(page.stats().segmentsRead()).as(search.toString()).isEqualTo(1);
    }

    private Page<SpanRow> find(SpanSearch search) {
        return opened.reader().searchSpans(search, NEVER);
    }

    private static SpanSearch everywhere(String query) {
        return search(query, TimeRange.ALL, SearchOrder.NEWEST, 1_000);
    }

    private static SpanSearch search(String query, TimeRange range, SearchOrder order, int limit) {
        return new SpanSearch(Queries.parse(query), range, order, limit, null);
    }

    private static Span[] spans(int segment) {
        return IntStream.range(0, SPANS)
                .mapToObj(i -> TestSpans.span(1 + segment * SPANS + i / 10, 1 + i)
                        .service("service-" + segment)
                        .name("work-" + i % 5)
                        .from(segment * STEP + i)
                        .with("customer.id", "customer-" + segment + "-" + i)
                        .build())
                .toArray(Span[]::new);
    }
}
