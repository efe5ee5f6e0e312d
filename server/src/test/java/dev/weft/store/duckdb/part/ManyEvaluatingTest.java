package dev.weft.store.duckdb.part;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.part.SpanRoom.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many searches at once that evaluate whole traces, in less memory than they would like to have. */
@Timeout(60)
class ManyEvaluatingTest {

    private static final int AT_ONCE = 16;
    private static final int TRACES = 60;
    private static final int LARGE = 150;

    private static final List<String> QUERIES = List.of(
            "{ } -> { }",
            "{ } <- { }",
            "{ } &->> { }",
            "{ name = \"a\" } !<- { }",
            "({ name = \"a\" } -> { }) -> { name = \"b\" }",
            "{ link:dangling = false && name =~ \"a.*\" }",
            "{ name = \"a\" } >> { name = \"b\" }");

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final ExecutorService askers = Executors.newCachedThreadPool();

    @AfterEach
    void endAskers() {
        askers.shutdownNow();
    }

    @Test
    void togetherHoldNoMoreThanThereIsRoomForAndAnswerAsIfTheyWereAlone() throws Exception {
        List<Part> parts = RecentPart.of(linkedTraces());
        Limits limits = new Limits(20, 100, 4 * LARGE, Duration.ofMillis(1));
        SpanRoom room = new SpanRoom(limits);
        AtomicLong most = new AtomicLong();
        Cancellation watching = new Cancellation(() -> {
            most.accumulateAndGet(room.spans(), Math::max);
            return false;
        });
        List<Found> alone = new ArrayList<>();
        try (ReadingTurns turns = new ReadingTurns(2, () -> false, new SpanRoom())) {
            QUERIES.forEach(query -> alone.add(found(parts, query, new Cancellation(), turns)));
        }
        try (ReadingTurns turns = new ReadingTurns(2, () -> false, room)) {
            List<Future<Found>> together = new ArrayList<>();
            for (int i = 0; i < AT_ONCE * QUERIES.size(); i++) {
                String query = QUERIES.get(i % QUERIES.size());
                together.add(askers.submit(() -> found(parts, query, watching, turns)));
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get())
                        .as("%s, %s", QUERIES.get(i % QUERIES.size()), seed)
                        .isEqualTo(alone.get(i % QUERIES.size()));
            }
        }

        assertThat(alone).allSatisfy(found -> assertThat(found.rows()).isNotEmpty());
        assertThat(most.get()).as("%s", seed).isPositive().isLessThanOrEqualTo(limits.inHands() + limits.kept());
        assertThat(room.spans()).isZero();
    }

    /** Each looks at one of two large traces and at the other in turn, and there is room for one. */
    @Test
    void thoseThatGoFromOneLargeTraceToAnotherAndBackComeToAnEnd() throws Exception {
        List<Span> spans = new ArrayList<>();
        for (int id = 1; id <= LARGE; id++) {
            spans.add(span(1, id).build());
            spans.add(span(2, id).build());
        }
        for (int trace = 3; trace <= TRACES; trace++) {
            spans.add(span(trace, 1).from(trace).link(1 + trace % 2, trace).build());
        }
        List<Part> parts = RecentPart.of(spans);
        SpanRoom room = new SpanRoom(new Limits(10, 20, LARGE, Duration.ofMillis(1)));
        try (ReadingTurns turns = new ReadingTurns(2, () -> false, room)) {
            List<Future<Found>> together = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                together.add(askers.submit(() -> found(parts, "{ link:dangling = false }", new Cancellation(), turns)));
            }
            for (Future<Found> one : together) {
                assertThat(one.get().rows()).hasSize(TRACES - 2);
                assertThat(one.get().cut()).isEqualTo("null");
            }
        }
        assertThat(room.spans()).isZero();
    }

    @Test
    void theDeadlineEndsTheWaitForALargeTrace() {
        List<Part> parts = RecentPart.of(IntStream.rangeClosed(1, LARGE)
                .mapToObj(id -> span(1, id).link(1, LARGE + 1 - id).build())
                .toList());
        SpanRoom room = new SpanRoom(new Limits(10, 20, LARGE + 1, Duration.ZERO));
        AtomicInteger checksLeft = new AtomicInteger(20);
        Cancellation deadline = new Cancellation(() -> checksLeft.getAndDecrement() <= 0);
        try (ReadingTurns turns = new ReadingTurns(1, () -> false, room);
                ReadingTurns.Asker other = turns.asker()) {
            SpanRoom.Share held = other.room(() -> {});
            assertThat(held.await(LARGE)).isTrue();

            Found found = found(parts, "{ } -> { }", deadline, turns);

            assertThat(found.rows()).isEmpty();
            assertThat(found.cut()).startsWith(Cut.Deadline.class.getSimpleName());
            assertThat(room.spans()).isEqualTo(LARGE - 10);
            held.close();
            assertThat(found(parts, "{ } -> { }", new Cancellation(), turns).rows())
                    .hasSize(1);
        }
    }

    /** Without what is counted on the way: a trace that was forgotten is read again. */
    private record Found(List<TraceRow> rows, String cut) {}

    private static Found found(List<Part> parts, String query, Cancellation cancellation, ReadingTurns turns) {
        SpanSearch search = new SpanSearch(Queries.parse(query), TimeRange.ALL, SearchOrder.NEWEST, TRACES, null);
        try (ReadingTurns.Asker asker = turns.asker()) {
            Page<TraceRow> page = new TracePages(parts, search, cancellation, asker).page();
            return new Found(page.items(), String.valueOf(page.cut()));
        }
    }

    /** Every tenth trace is large, and the spans of each have links to spans of any. */
    private List<Span> linkedTraces() {
        List<Span> spans = new ArrayList<>();
        for (int trace = 1; trace <= TRACES; trace++) {
            int size = size(trace);
            for (int id = 1; id <= size; id++) {
                int linked = 1 + random.nextInt(TRACES);
                TestSpans next = span(trace, id)
                        .parent(random.nextInt(id))
                        .name(random.nextBoolean() ? "a" : "b")
                        .from(random.nextInt(10_000));
                spans.add(
                        (random.nextInt(4) == 0 ? next.link(linked, 1 + random.nextInt(size(linked))) : next).build());
            }
        }
        return spans;
    }

    private static int size(int trace) {
        return trace % 10 == 0 ? LARGE : 1 + trace % 7;
    }
}
