package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.SeriesPoint;
import dev.weft.query.text.TraceQl;
import dev.weft.store.MetricsSearch;
import dev.weft.store.SearchOrder;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanSearch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times are unsigned 64 bits and may be anything: exact to the nanosecond, absent, or before the start. */
public abstract class TimeContract extends StoreContract {

    private static final long LAST = -1L;
    private static final long ABOVE_SIGNED = Long.MIN_VALUE + 12_345;

    protected TimeContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void nanosecondsAreExact() {
        Span written = span(1, 1).startingAt(EPOCH + 1).endingAt(EPOCH + 2).build();
        write(written);

        assertThat(reader().findSpan(key(1, 1), NEVER)).contains(written);
        assertThat(keys(TimeRange.ALL, SearchOrder.NEWEST)).isEqualTo(List.of(key(1, 1)));
        assertThat(keys(new TimeRange(EPOCH + 1, EPOCH + 2), SearchOrder.NEWEST))
                .isEqualTo(List.of(key(1, 1)));
        assertThat(keys(new TimeRange(EPOCH, EPOCH + 1), SearchOrder.NEWEST)).isEmpty();
        assertThat(keys(new TimeRange(EPOCH + 2, EPOCH + 9), SearchOrder.NEWEST))
                .isEmpty();
    }

    @Test
    void timesAboveTheSignedRangeComeAfterAllOthers() {
        Span ordinary = span(1, 1).from(0).build();
        Span above = span(1, 2).startingAt(ABOVE_SIGNED).build();
        Span zero = span(1, 3).startingAt(0).build();
        write(ordinary, above, zero);

        assertThat(reader().findTrace(traceId(1), NEVER).spans()).isEqualTo(List.of(zero, ordinary, above));
        assertThat(keys(TimeRange.ALL, SearchOrder.NEWEST)).isEqualTo(List.of(key(1, 2), key(1, 1), key(1, 3)));
        assertThat(keys(TimeRange.ALL, SearchOrder.OLDEST)).isEqualTo(List.of(key(1, 3), key(1, 1), key(1, 2)));
        assertThat(keys(new TimeRange(Long.MAX_VALUE, ABOVE_SIGNED + 1), SearchOrder.NEWEST))
                .isEqualTo(List.of(key(1, 2)));
    }

    @Test
    void theLastNanosecondIsFoundWhereARangeHasNoEnd() {
        Span last = span(1, 1).startingAt(LAST).link(2, 1).build();
        Span beforeIt = span(2, 1).startingAt(LAST - 1).build();
        write(last, beforeIt);

        assertThat(keys(TimeRange.ALL, SearchOrder.NEWEST)).isEqualTo(List.of(key(1, 1), key(2, 1)));
        assertThat(keys(TimeRange.ALL, SearchOrder.OLDEST)).isEqualTo(List.of(key(2, 1), key(1, 1)));
        assertThat(keys(TimeRange.from(LAST), SearchOrder.NEWEST)).isEqualTo(List.of(key(1, 1)));
        assertThat(keys(new TimeRange(0, LAST), SearchOrder.NEWEST)).isEqualTo(List.of(key(2, 1)));
        assertThat(keys("{ } <- { }")).isEqualTo(List.of(key(1, 1)));
        assertThat(keys("{ } -> { }")).isEqualTo(List.of(key(2, 1)));
        assertThat(reader().services(TimeRange.ALL, NEVER)).isEqualTo(List.of(new ServiceCount(last.service(), 2, 0)));
        assertThat(reader().services(TimeRange.from(LAST), NEVER))
                .isEqualTo(List.of(new ServiceCount(last.service(), 1, 0)));
    }

    @Test
    void aSampleAtTheLastNanosecondMeasuresIt() {
        write(
                span(1, 1).startingAt(LAST).build(),
                span(1, 2).startingAt(LAST - 9).build(),
                span(1, 3).startingAt(LAST - 10).build());
        MetricsSearch search = new MetricsSearch(
                (Query.Metrics) TraceQl.parse("{ } | count_over_time()"),
                new MetricsGrid(LAST, 10, 1),
                new MetricsLimits(10, 0));

        assertThat(reader().metrics(search, NEVER).series().getFirst().points())
                .isEqualTo(List.of(new SeriesPoint(LAST, 2)));
    }

    @Test
    void anEndBeforeTheStartIsANegativeDuration() {
        write(span(1, 1).lasting(-5).build());

        assertThat(reader().outline(traceId(1), NEVER).getFirst().span().durationNanos())
                .hasValue(-5);
    }

    @Test
    void anAbsentEndIsZeroAndKept() {
        Span unfinished = span(1, 1).endingAt(0).build();
        write(unfinished);

        assertThat(reader().findSpan(key(1, 1), NEVER)).contains(unfinished);
        assertThat(reader().outline(traceId(1), NEVER).getFirst().span()).isEqualTo(SpanFacts.of(unfinished));
    }

    @Test
    void aDurationThatOverflowsIsNoneAndSortsLast() {
        write(
                span(1, 1).startingAt(1).endingAt(-1L).build(),
                span(2, 1).lasting(5).build(),
                span(3, 1).lasting(-5).build());

        assertThat(reader().outline(traceId(1), NEVER).getFirst().span().durationNanos())
                .isEmpty();
        assertThat(keys(TimeRange.ALL, SearchOrder.LONGEST)).isEqualTo(List.of(key(2, 1), key(3, 1), key(1, 1)));
    }

    private List<SpanKey> keys(TimeRange range, SearchOrder order) {
        return keys(new SpanSearch(Queries.EVERYTHING, range, order, 100, null));
    }

    private List<SpanKey> keys(String query) {
        return keys(new SpanSearch(Queries.parse(query), TimeRange.ALL, SearchOrder.NEWEST, 100, null));
    }

    private List<SpanKey> keys(SpanSearch search) {
        return reader().searchSpans(search, NEVER).items().stream()
                .map(row -> row.span().key())
                .toList();
    }
}
