package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.store.Cancellation;
import dev.weft.store.Page;
import dev.weft.store.Progress;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search by start asks one segment after the other for what it may have to read, and no more of them than it needs. */
class SearchByStartTest {

    private static final int SEGMENTS = 6;
    private static final int SPANS = 10;

    /** Between the first starts of two segments, in nanoseconds. */
    private static final int STEP = 1_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private StoreInFolder opened;
    private long asked;

    @SuppressWarnings("NullAway.Init") // write() sets the store before each test.
    SearchByStartTest() {}

    @BeforeEach
    void write(@TempDir Path path) throws IOException {
        opened = StoreInFolder.open(path, registry);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            opened.writeAndSeal(spans(segment, segment * STEP));
        }
    }

    @AfterEach
    void close() throws IOException {
        opened.close();
    }

    @Test
    void theFirstPageAsksTheFirstSegment() {
        find(SearchOrder.NEWEST, SPANS - 1, null);
        assertThat(asked).isEqualTo(1);

        find(SearchOrder.OLDEST, SPANS - 1, null);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aPageFromTheMiddleAsksNoSegmentBeforeIt() {
        for (SearchOrder order : new SearchOrder[] {SearchOrder.NEWEST, SearchOrder.OLDEST}) {
            Page<SpanRow> half = find(order, SEGMENTS / 2 * SPANS - SPANS / 2, null);

            Page<SpanRow> next = find(order, SPANS / 2 - 1, half.next());

            assertThat(next.items()).hasSize(SPANS / 2 - 1);
            assertThat(asked).as(order.word()).isEqualTo(1);
        }
    }

    @Test
    void lateSpansAreFoundWhereTheyBelongAndAskedForNoEarlier() throws IOException {
        opened.writeAndSeal(spans(SEGMENTS, -STEP));

        find(SearchOrder.NEWEST, SPANS - 1, null);
        assertThat(asked).isEqualTo(1);

        Page<SpanRow> oldest = find(SearchOrder.OLDEST, SPANS - 1, null);
        assertThat(asked).isEqualTo(1);
        assertThat(oldest.items().getFirst().span().name()).isEqualTo("work " + SEGMENTS);
    }

    @Test
    void progressCountsSegmentsFromThePlaceOfThePageOn() {
        for (SearchOrder order : new SearchOrder[] {SearchOrder.NEWEST, SearchOrder.OLDEST}) {
            Cancellation first = new Cancellation();
            Page<SpanRow> page = find(order, SPANS, null, first);
            Progress.Moment begun = first.progress().moment();
            assertThat(begun.segments()).isEqualTo(SEGMENTS);
            assertThat(begun.segmentsDone()).isBetween(1, SEGMENTS - 1);

            Cancellation rest = new Cancellation();
            find(order, SEGMENTS * SPANS, page.next(), rest);
            assertThat(rest.progress().moment()).isEqualTo(new Progress.Moment(SEGMENTS, SEGMENTS));

            Cancellation behind = new Cancellation();
            find(order, SEGMENTS * SPANS, find(order, SPANS + 1, null).next(), behind);
            assertThat(behind.progress().moment()).isEqualTo(new Progress.Moment(SEGMENTS - 1, SEGMENTS - 1));
        }
    }

    @Test
    void segmentsWithoutWhatIsAskedForAreDoneWhenTheyWereAsked() {
        Cancellation cancellation = new Cancellation();
        SpanSearch search =
                new SpanSearch(Queries.parse("{ name = \"work 2\" }"), TimeRange.ALL, SearchOrder.NEWEST, SPANS, null);

        Page<SpanRow> page = opened.reader().searchSpans(search, cancellation);

        assertThat(page.items()).hasSize(SPANS);
        assertThat(page.stats().segmentsRead()).isEqualTo(1);
        assertThat(cancellation.progress().moment()).isEqualTo(new Progress.Moment(SEGMENTS, SEGMENTS));
    }

    private Page<SpanRow> find(SearchOrder order, int limit, @Nullable SearchPlace after) {
        return find(order, limit, after, new Cancellation());
    }

    private Page<SpanRow> find(SearchOrder order, int limit, @Nullable SearchPlace after, Cancellation cancellation) {
        long before = askedForValues();
        Page<SpanRow> page = opened.reader()
                .searchSpans(
                        new SpanSearch(Queries.parse("{ kind = internal }"), TimeRange.ALL, order, limit, after),
                        cancellation);
        asked = askedForValues() - before;
        return page;
    }

    /** Returns how often a segment was asked which of its blocks hold a value. */
    private long askedForValues() {
        return (long) registry.get("weft.store.filter.lookups")
                .tag("of", "value")
                .tag("outcome", "asked")
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private static Span[] spans(int segment, int from) {
        return IntStream.range(0, SPANS)
                .mapToObj(i -> span(1 + segment, 1 + i)
                        .name("work " + segment)
                        .from(STEP + from + i)
                        .build())
                .toArray(Span[]::new);
    }
}
