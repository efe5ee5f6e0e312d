package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkTiming;
import dev.weft.store.OutlineRow;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import dev.weft.store.TraceSize;
import dev.weft.store.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Spans that come in another order than they happened: a trace over a week, late spans, spans from the future, senders whose
 * clock is set back. Each group may be in a part of the store of its own.
 */
public abstract class ArrivalContract extends StoreContract {

    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final int DAYS = 7;

    /** The trace that everything here is about. */
    private static final TraceId TRACE = traceId(1);

    private static final long ROOT = 4;

    protected ArrivalContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void aTraceOverAWeekIsFoundWholeByItsId() {
        List<Span> trace = writeWeek();

        assertThat(reader().findTrace(TRACE, NEVER).spans()).isEqualTo(trace);
        assertThat(reader().traceSize(TRACE, NEVER)).isEqualTo(new TraceSize(DAYS, 0));
        assertThat(reader().outline(TRACE, NEVER)).extracting(OutlineRow::span).isEqualTo(factsOf(trace));
        assertThat(reader().findSpans(trace.stream().map(Span::key).toList(), NEVER))
                .hasSize(DAYS)
                .containsValues(trace.toArray(Span[]::new));
    }

    @Test
    void aTraceOverAWeekIsSummedUpWholeInTheListOfEachDay() {
        List<Span> trace = writeWeek();

        for (int day = 0; day < DAYS; day++) {
            Span ofDay = trace.get(day);
            TimeRange range = new TimeRange(EPOCH + day * DAY, EPOCH + (day + 1) * DAY);
            assertThat(keys(range, SearchOrder.NEWEST))
                    .as("spans of day %d", day)
                    .isEqualTo(List.of(ofDay.key(), key(10 + day, 1)));
            assertThat(row(range)).as("the trace in day %d", day).satisfies(row -> {
                assertThat(row.root()).isEqualTo(SpanFacts.of(trace.get((int) ROOT - 1)));
                assertThat(row.startTimeUnixNano()).isEqualTo(EPOCH + HOUR);
                assertThat(row.durationNanos()).isEqualTo(OptionalLong.of((DAYS - 1) * DAY + HOUR));
                assertThat(row.spanCount()).isEqualTo(DAYS);
                assertThat(row.errorCount()).isEqualTo(1);
                assertThat(row.services())
                        .isEqualTo(
                                new TreeSet<>(trace.stream().map(Span::service).toList()));
                assertThat(row.linksOut()).isEqualTo(DAYS);
                assertThat(row.linksIn()).isEqualTo(2 * DAYS);
                assertThat(row.matchedCount()).isEqualTo(1);
            });
        }
        assertThat(keys(TimeRange.ALL, SearchOrder.OLDEST))
                .filteredOn(span -> span.traceId().equals(TRACE))
                .isEqualTo(trace.stream().map(Span::key).toList());
        assertThat(row(TimeRange.ALL).matchedCount()).isEqualTo(DAYS);
    }

    @Test
    void linksBetweenTheDaysOfATraceLeadBothWays() {
        List<Span> trace = writeWeek();

        for (int day = 1; day < DAYS; day++) {
            assertThat(links(trace.get(day).key(), LinkDirection.OUTGOING))
                    .as("from day %d", day)
                    .singleElement()
                    .satisfies(end -> {
                        assertThat(end.other()).isEqualTo(SpanFacts.of(trace.getFirst()));
                        assertThat(end.timing()).isEqualTo(LinkTiming.WAITED);
                    });
            assertThat(links(trace.get(day).key(), LinkDirection.INCOMING))
                    .as("to day %d", day)
                    .extracting(end -> end.otherKey(LinkDirection.INCOMING))
                    .isEqualTo(List.of(key(10 + day, 1)));
        }
        assertThat(links(trace.getFirst().key(), LinkDirection.INCOMING))
                .extracting(end -> end.otherKey(LinkDirection.INCOMING))
                .isEqualTo(List.of(
                        key(10, 1), key(1, 1), key(1, 2), key(1, 3), key(1, 4), key(1, 5), key(1, 6), key(1, 7)));
    }

    @Test
    void aSpanOlderThanEverythingJoinsItsTraceLate() {
        Span child = span(1, 2).service("worker").parent(1).from(9 * DAY).build();
        Span unrelated = span(2, 1).from(8 * DAY).link(1, 1).build();
        write(child);
        write(unrelated);
        Span late = span(1, 1)
                .service("orders")
                .from(HOUR)
                .lasting(HOUR)
                .link(child)
                .build();

        assertThat(write(late)).isEqualTo(new WriteOutcome(1, 0, 0));
        assertThat(write(late, child)).isEqualTo(new WriteOutcome(0, 2, 0));

        assertThat(reader().findTrace(TRACE, NEVER).spans()).isEqualTo(List.of(late, child));
        assertThat(row(TimeRange.ALL)).satisfies(row -> {
            assertThat(row.root()).isEqualTo(SpanFacts.of(late));
            assertThat(row.startTimeUnixNano()).isEqualTo(EPOCH + HOUR);
            assertThat(row.durationNanos()).isEqualTo(OptionalLong.of(9 * DAY - HOUR + 1));
            assertThat(row.spanCount()).isEqualTo(2);
        });
        assertThat(keys(TimeRange.ALL, SearchOrder.NEWEST))
                .isEqualTo(List.of(child.key(), unrelated.key(), late.key()));
        assertThat(keys(TimeRange.ALL, SearchOrder.OLDEST))
                .isEqualTo(List.of(late.key(), unrelated.key(), child.key()));
        assertThat(keys(new TimeRange(EPOCH, EPOCH + DAY), SearchOrder.NEWEST)).isEqualTo(List.of(late.key()));
        assertThat(links(unrelated.key(), LinkDirection.OUTGOING))
                .singleElement()
                .satisfies(end -> assertThat(end.other()).isEqualTo(SpanFacts.of(late)));
        assertThat(links(child.key(), LinkDirection.INCOMING))
                .singleElement()
                .satisfies(end -> assertThat(end.timing()).isEqualTo(LinkTiming.SKEWED));
    }

    @Test
    void aLateVersionOfASpanDoesNotTakeItsPlaceThoughItIsOlder() {
        Span first = span(1, 1).name("first").from(5 * DAY).build();
        write(first);
        write(span(2, 1).from(6 * DAY).build());

        assertThat(write(span(1, 1).name("late").from(0).build())).isEqualTo(new WriteOutcome(0, 0, 1));

        assertThat(keys(TimeRange.ALL, SearchOrder.OLDEST)).isEqualTo(List.of(key(1, 1), key(2, 1)));
        assertThat(reader().findSpan(key(1, 1), NEVER)).contains(first);
    }

    @Test
    void aSpanFromTheFutureHidesNothingOfThePresent() {
        Span future = span(1, 2).parent(1).from(36_500 * DAY).build();
        write(future);
        List<SpanKey> present = new ArrayList<>();
        for (int hour = 0; hour < 5; hour++) {
            Span now = span(20 + hour, 1).from(hour * HOUR).build();
            write(now);
            present.addFirst(now.key());
        }
        Span root = span(1, 1).from(5 * HOUR).link(future).build();
        write(root);
        present.addFirst(root.key());

        assertThat(keys(new TimeRange(EPOCH, EPOCH + DAY), SearchOrder.NEWEST)).isEqualTo(present);
        present.addFirst(future.key());
        assertThat(keys(TimeRange.ALL, SearchOrder.NEWEST)).isEqualTo(present);
        assertThat(keys(TimeRange.ALL, SearchOrder.OLDEST)).isEqualTo(present.reversed());
        assertThat(reader().findTrace(TRACE, NEVER).spans()).isEqualTo(List.of(root, future));
        assertThat(row(new TimeRange(EPOCH, EPOCH + DAY)).durationNanos())
                .isEqualTo(OptionalLong.of(36_500 * DAY - 5 * HOUR + 1));
        assertThat(links(root.key(), LinkDirection.OUTGOING))
                .singleElement()
                .satisfies(end -> assertThat(end.timing()).isEqualTo(LinkTiming.SKEWED));
        assertThat(reader().newest(NEVER)).isEqualTo(root.key());
    }

    @Test
    void aSenderWhoseClockIsSetBackIsListedByItsTimes() {
        List<Span> written = LongStream.of(50, 51, 20, 21, 90, 3, 91, 22, 52, 4)
                .mapToObj(minute ->
                        span(1 + minute % 2, minute).from(minute * HOUR).build())
                .toList();
        written.forEach(this::write);
        List<SpanKey> inOrder = written.stream()
                .sorted(Comparator.comparingLong(Span::startTimeUnixNano))
                .map(Span::key)
                .toList();

        assertThat(keys(TimeRange.ALL, SearchOrder.OLDEST)).isEqualTo(inOrder);
        assertThat(Pages.spans(reader(), search(TimeRange.ALL, SearchOrder.NEWEST, 3)).stream()
                        .flatMap(page -> page.items().stream())
                        .map(row -> row.span().key()))
                .isEqualTo(inOrder.reversed());
        assertThat(keys(new TimeRange(EPOCH + 4 * HOUR, EPOCH + 51 * HOUR), SearchOrder.OLDEST))
                .isEqualTo(inOrder.subList(1, 6));
        assertThat(reader().newest(NEVER)).isEqualTo(written.getLast().key());
    }

    /**
     * Writes a span of the trace each day, the root in the middle, and one of another trace that links to it. Each span of the trace links
     * to its first.
     *
     * @return the spans of the trace in order of time
     */
    private List<Span> writeWeek() {
        List<Span> trace = new ArrayList<>();
        for (long day = 0; day < DAYS; day++) {
            long id = day + 1;
            TestSpans span = span(1, id)
                    .service("service-" + day % 3)
                    .from(day * DAY + HOUR)
                    .lasting(HOUR)
                    .link(1, 1);
            if (id != ROOT) {
                span.parent(ROOT);
            }
            if (id == 2) {
                span.error("x");
            }
            trace.add(span.build());
            write(
                    trace.getLast(),
                    span(10 + day, 1).from(day * DAY + 1).link(1, id).build());
        }
        return trace;
    }

    private List<LinkEnd> links(SpanKey span, LinkDirection direction) {
        return reader().links(new LinkQuery(span, direction, LinkOrder.START, 100, null, null, null), NEVER)
                .items();
    }

    private TraceRow row(TimeRange range) {
        return reader().searchTraces(search(range, SearchOrder.NEWEST, 100), NEVER).items().stream()
                .filter(row -> row.traceId().equals(TRACE))
                .findFirst()
                .orElseThrow();
    }

    private List<SpanKey> keys(TimeRange range, SearchOrder order) {
        return reader().searchSpans(search(range, order, 100), NEVER).items().stream()
                .map(row -> row.span().key())
                .toList();
    }

    private static SpanSearch search(TimeRange range, SearchOrder order, int limit) {
        return new SpanSearch(Queries.EVERYTHING, range, order, limit, null);
    }

    private static List<SpanFacts> factsOf(List<Span> spans) {
        return spans.stream().map(SpanFacts::of).toList();
    }
}
