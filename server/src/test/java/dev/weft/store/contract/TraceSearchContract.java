package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.EPOCH;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.MatchedSets;
import dev.weft.store.MatchedSets.MatchedSet;
import dev.weft.store.MatchedSets.Named;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of traces with a match: each once, where its first match stands, with totals over the whole trace. */
public abstract class TraceSearchContract extends StoreContract {

    private static final SpanFilter NAMED_WANTED = new SpanFilter(
            List.of(new Condition(SpanField.Intrinsic.NAME, Comparison.EQUAL, new Value.Text("wanted"))));

    protected TraceSearchContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void aRowSumsUpItsTraceAndShowsThreeMatches() {
        Span root =
                span(1, 1).service("orders").name("root").from(0).lasting(100).build();
        Span first = span(1, 2)
                .service("worker")
                .name("wanted")
                .parent(1)
                .from(10)
                .lasting(200)
                .link(root)
                .build();
        Span second = span(1, 3)
                .service("worker")
                .name("wanted")
                .parent(1)
                .from(20)
                .error("x")
                .build();
        Span third = span(1, 4)
                .service("worker")
                .name("wanted")
                .parent(1)
                .from(30)
                .link(9, 9)
                .build();
        Span fourth =
                span(1, 5).service("worker").name("wanted").parent(1).from(40).build();
        write(first, root, fourth, third, second);
        write(span(2, 1).name("other").link(root).link(1, 77).build());

        assertThat(traces(NAMED_WANTED, TimeRange.ALL, SearchOrder.NEWEST))
                .isEqualTo(List.of(new TraceRow(
                        traceId(1),
                        SpanFacts.of(root),
                        EPOCH,
                        OptionalLong.of(210),
                        5,
                        1,
                        new TreeSet<>(List.of("orders", "worker")),
                        2,
                        2,
                        4,
                        List.of(row(fourth, 0), row(third, 0), row(second, 0)),
                        null)));
    }

    @Test
    void aRowShowsTheSetsOfAQueryThatGroupsOrAggregates() {
        write(
                span(1, 1).with("tier", 1).from(0).lasting(4).build(),
                span(1, 2).with("tier", 2).from(1).lasting(6).build(),
                span(1, 3).with("tier", 1).from(2).lasting(8).build(),
                span(1, 4).from(90).build());
        TimeRange range = new TimeRange(EPOCH, EPOCH + 50);

        assertThat(sets("{ } | by(span.tier)", range))
                .isEqualTo(new MatchedSets(
                        List.of(
                                set(2, new Named("by(span.tier)", new SpanValue.Int(1))),
                                set(1, new Named("by(span.tier)", new SpanValue.Int(2)))),
                        2));
        assertThat(sets("{ } | by(span.tier) | max(duration) > 7ns", range))
                .isEqualTo(new MatchedSets(
                        List.of(set(
                                2,
                                new Named("by(span.tier)", new SpanValue.Int(1)),
                                new Named("max(span:duration)", new SpanValue.Duration(8)))),
                        1));
        assertThat(sets("{ } | by(span.tier) | coalesce()", range)).isNull();
        assertThat(sets("{ } | select(span.tier)", range)).isNull();
    }

    @Test
    void aRowShowsTheFirstHundredSetsAndSaysHowManyThereAre() {
        write(LongStream.rangeClosed(1, 120)
                .mapToObj(i -> span(1, i).from(i).build())
                .toList());

        MatchedSets sets = Objects.requireNonNull(sets("{ } | by(span:id)", TimeRange.ALL));

        assertThat(sets.count()).isEqualTo(120);
        assertThat(sets.first()).hasSize(100);
        assertThat(sets.first().getFirst())
                .isEqualTo(set(1, new Named("by(span:id)", new SpanValue.Text("0000000000000001"))));
    }

    private @Nullable MatchedSets sets(String query, TimeRange range) {
        SpanSearch search = new SpanSearch(Queries.parse(query), range, SearchOrder.NEWEST, 10, null);
        return reader().searchTraces(search, NEVER).items().getFirst().sets();
    }

    private static MatchedSet set(long spanCount, Named... values) {
        return new MatchedSet(List.of(values), spanCount);
    }

    @Test
    void onlyMatchesInTheRangeCountButTheTraceIsWhole() {
        write(
                span(1, 1).name("wanted").from(0).build(),
                span(1, 2).name("wanted").from(10).build(),
                span(1, 3).name("wanted").from(20).build());

        assertThat(traces(NAMED_WANTED, new TimeRange(EPOCH + 5, EPOCH + 15), SearchOrder.NEWEST))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.matchedCount()).isEqualTo(1);
                    assertThat(row.spanCount()).isEqualTo(3);
                    assertThat(row.startTimeUnixNano()).isEqualTo(EPOCH);
                });
    }

    @Test
    void aTraceStandsWhereItsFirstMatchDoes() {
        write(
                span(1, 1).name("wanted").from(50).build(),
                span(1, 2).name("wanted").from(1).build(),
                span(2, 1).name("wanted").from(30).build(),
                span(2, 2).name("other").from(99).build());

        assertThat(ids(SearchOrder.NEWEST)).isEqualTo(List.of(traceId(1), traceId(2)));
        assertThat(ids(SearchOrder.OLDEST)).isEqualTo(List.of(traceId(1), traceId(2)));
    }

    @Test
    void theLongestTraceIsLongByItsWholeExtent() {
        write(
                span(1, 1).name("wanted").from(0).lasting(1).build(),
                span(1, 2).name("other").from(1_000).lasting(1).build(),
                span(2, 1).name("wanted").from(0).lasting(500).build());

        assertThat(ids(SearchOrder.LONGEST)).isEqualTo(List.of(traceId(1), traceId(2)));
    }

    @Test
    void aTraceWithoutARootSaysSo() {
        write(span(1, 2).name("wanted").parent(1).build());

        assertThat(traces(NAMED_WANTED, TimeRange.ALL, SearchOrder.NEWEST))
                .singleElement()
                .satisfies(row -> assertThat(row.root()).isNull());
    }

    @Test
    void aRowNamesTheRootThatTheQueryKnows() {
        Span last = span(1, 7).name("last").from(20).build();
        write(
                span(1, 1).name("wanted").from(0).build(),
                span(1, 9).name("wanted").parent(1).from(30).build());
        write(span(1, 6).name("as late").from(20).build(), last);
        write(span(1, 8).name("between").from(10).build());

        for (String query : List.of("{ name = `wanted` }", "{ trace:rootName = `last` }")) {
            SpanSearch search = new SpanSearch(Queries.parse(query), TimeRange.ALL, SearchOrder.NEWEST, 100, null);
            assertThat(reader().searchTraces(search, NEVER).items())
                    .singleElement()
                    .satisfies(row -> assertThat(row.root()).isEqualTo(SpanFacts.of(last)));
        }
    }

    @ParameterizedTest
    @EnumSource(SearchOrder.class)
    void pagesShowEachTraceOnce(SearchOrder order) {
        write(LongStream.range(0, 300)
                .mapToObj(i -> span(1 + i % 41, 1 + i)
                        .name(i % 3 == 0 ? "wanted" : "other")
                        .from((i * 17) % 100)
                        .lasting(i % 5)
                        .build())
                .toList());
        List<TraceRow> all = traces(NAMED_WANTED, TimeRange.ALL, order);
        assertThat(all).hasSize(41).extracting(TraceRow::traceId).doesNotHaveDuplicates();

        assertThat(Pages.traces(reader(), search(NAMED_WANTED, TimeRange.ALL, order, 4)).stream()
                        .flatMap(page -> page.items().stream()))
                .isEqualTo(all);
    }

    @Test
    void aTraceOfManyMatchesDoesNotHideTheNext() {
        write(LongStream.rangeClosed(1, 5_000)
                .mapToObj(i -> span(1, i).name("wanted").from(1_000 + i).build())
                .toList());
        write(span(2, 1).name("wanted").from(0).build());

        assertThat(ids(SearchOrder.NEWEST)).isEqualTo(List.of(traceId(1), traceId(2)));
    }

    private List<TraceId> ids(SearchOrder order) {
        return traces(NAMED_WANTED, TimeRange.ALL, order).stream()
                .map(TraceRow::traceId)
                .toList();
    }

    private List<TraceRow> traces(SpanFilter filter, TimeRange range, SearchOrder order) {
        return reader().searchTraces(search(filter, range, order, 100), NEVER).items();
    }

    private static SpanSearch search(SpanFilter filter, TimeRange range, SearchOrder order, int limit) {
        return new SpanSearch(Queries.of(filter), range, order, limit, null);
    }

    private static SpanRow row(Span span, int linksIn) {
        return new SpanRow(SpanFacts.of(span), span.links().size(), linksIn, Attributes.EMPTY);
    }
}
