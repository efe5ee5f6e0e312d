package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.FacetSearch;
import dev.weft.store.MetricsSearch;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreException;
import dev.weft.store.contract.CountedLooks;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.disk.InterruptedDisk;
import dev.weft.store.duckdb.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon a question ends whose asker has left. */
class LeavingAskersTest {

    private static final int SPANS_OF_A_PART = 3_000;
    private static final int PIECES = 2 * 3;
    private static final int SEGMENTS = 4;
    private static final int TRACES = 20;
    private static final int PASSED_OVER = 500;

    /** A step counts the links into one span: in each segment it looks for them and reads them. */
    private static final int READS_OF_A_STEP = 2 * SEGMENTS + 2;

    @Test
    void aTraceIsReadInPiecesWithALookBetweenThem(@TempDir Path path) throws IOException {
        try (StoreInFolder store = StoreInFolder.open(path)) {
            store.writeAndSeal(spansFrom(1));
            store.write(spansFrom(1 + SPANS_OF_A_PART));

            assertThat(looks(store, (reader, cancellation) -> reader.findTrace(traceId(1), cancellation)))
                    .isGreaterThanOrEqualTo(PIECES);
            assertThat(looks(store, (reader, cancellation) -> reader.outline(traceId(1), cancellation)))
                    .isGreaterThanOrEqualTo(PIECES);
            assertThat(looks(store, (reader, cancellation) -> reader.findSpan(key(1, 9_999), cancellation)))
                    .isGreaterThanOrEqualTo(PIECES);
            assertThat(looks(store, (reader, cancellation) -> reader.findSpans(List.of(key(1, 1)), cancellation)))
                    .isBetween(PIECES, 4 * PIECES);
            assertThat(looks(store, (reader, cancellation) -> reader.traceSize(traceId(1), cancellation)))
                    .isGreaterThanOrEqualTo(2);
        }
    }

    /** The disk tells: once the asker has left, no more is read than a look at every segment takes. */
    @Test
    void rowsOfAPageAreNotMadeForOneWhoHasLeft(@TempDir Path path) throws IOException {
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger leavesAt = new AtomicInteger();
        AtomicReference<Cancellation> asked = new AtomicReference<>(new Cancellation());
        Runnable before = () -> {
            if (reads.incrementAndGet() == leavesAt.get()) {
                asked.get().cancel();
            }
        };
        try (StoreInFolder store =
                StoreInFolder.open(path, new InterruptedDisk(new RealDisk(), before), StoreInFolder.NEVER_BY_ITSELF)) {
            for (int segment = 0; segment < SEGMENTS; segment++) {
                store.writeAndSeal(linked(segment));
            }
            for (String view : List.of("traces", "spans")) {
                reads.set(0);
                leavesAt.set(0);
                search(store, view, new Cancellation());
                int all = reads.get();
                assertThat(all).isGreaterThanOrEqualTo(TRACES * SEGMENTS);
                for (int read = 1; read < all - READS_OF_A_STEP; read += 3) {
                    Cancellation cancellation = new Cancellation();
                    asked.set(cancellation);
                    reads.set(0);
                    leavesAt.set(read);

                    assertThatExceptionOfType(StoreException.class)
                            .as("%s, left at read %d of %d", view, read, all)
                            .isThrownBy(() -> search(store, view, cancellation))
                            .extracting(StoreException::kind)
                            .isEqualTo(StoreException.Kind.CANCELLED);
                    assertThat(reads.get() - read)
                            .as("reads of %s after the one of %d, %d", view, all, read)
                            .isLessThanOrEqualTo(READS_OF_A_STEP);
                }
            }
        }
    }

    /** Whether a trace holds what it must for a match is read, too, and of most it may be that none does. */
    @Test
    void eachTraceThatIsPassedOverTakesALook(@TempDir Path path) throws IOException {
        String query = "{ name = \"a\" } >> { name = \"b\" }";
        TimeRange range = new TimeRange(TestSpans.EPOCH, TestSpans.EPOCH + 1_000);
        FacetSearch facets = new FacetSearch(Queries.parse(query), range, List.of(Field.Intrinsic.NAME), 10);
        MetricsSearch metrics = new MetricsSearch(
                (Query.Metrics) TraceQl.parse(query + " | count_over_time()"),
                MetricsGrid.over(range, 100),
                new MetricsLimits(10, 0));
        SpanSearch search = new SpanSearch(Queries.parse(query), range, SearchOrder.NEWEST, 10, null);
        try (StoreInFolder store = StoreInFolder.open(path)) {
            store.writeAndSeal(IntStream.rangeClosed(1, PASSED_OVER)
                    .mapToObj(i -> span(i, 1).name("b").from(i).build())
                    .toArray(Span[]::new));

            assertThat(looks(store, (reader, cancellation) -> reader.facets(facets, cancellation)))
                    .isGreaterThanOrEqualTo(PASSED_OVER);
            assertThat(looks(store, (reader, cancellation) -> reader.metrics(metrics, cancellation)))
                    .isGreaterThanOrEqualTo(PASSED_OVER);
            assertThat(looks(store, (reader, cancellation) -> reader.searchSpans(search, cancellation)))
                    .isGreaterThanOrEqualTo(PASSED_OVER);
            assertThat(looks(store, (reader, cancellation) -> reader.searchTraces(search, cancellation)))
                    .isGreaterThanOrEqualTo(PASSED_OVER);
        }
    }

    private static void search(StoreInFolder store, String view, Cancellation cancellation) {
        SpanSearch search = new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, SearchOrder.NEWEST, TRACES, null);
        if (view.equals("traces")) {
            store.reader().searchTraces(search, cancellation);
        } else {
            store.reader().searchSpans(search, cancellation);
        }
    }

    /** Traces each of which links to all of them, so that links into one lie in every segment. */
    private static Span[] linked(int segment) {
        int perSegment = TRACES / SEGMENTS;
        return IntStream.rangeClosed(1, perSegment)
                .mapToObj(i -> {
                    var linking = span(segment * perSegment + i, 1).from(segment * perSegment + i);
                    LongStream.rangeClosed(1, TRACES).forEach(linked -> linking.link(linked, 1));
                    return linking.build();
                })
                .toArray(Span[]::new);
    }

    private static Span[] spansFrom(long first) {
        return LongStream.range(first, first + SPANS_OF_A_PART)
                .mapToObj(i -> span(1, i).build())
                .toArray(Span[]::new);
    }

    private static int looks(StoreInFolder store, BiConsumer<SpanReader, Cancellation> question) {
        CountedLooks looks = new CountedLooks(0, Cancellation::cancel);
        question.accept(store.reader(), looks.cancellation());
        return looks.looks();
    }
}
