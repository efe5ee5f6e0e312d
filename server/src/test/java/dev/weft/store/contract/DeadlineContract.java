package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.Value;
import dev.weft.query.evaluate.metrics.Labels;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.SeriesPoint;
import dev.weft.query.text.TraceQl;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.Facet;
import dev.weft.store.FacetSearch;
import dev.weft.store.Facets;
import dev.weft.store.KeySearch;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered when the deadline passes: at once, or at any check of the cancellation in between. */
public abstract class DeadlineContract extends StoreContract {

    private static final int SEARCHES = Boolean.getBoolean("weft.long") ? 1_000 : 60;
    private static final TimeRange RANGE = new TimeRange(TestSpans.EPOCH, TestSpans.EPOCH + 100);

    /** More than any question here takes to be answered whole. */
    private static final int MOST_CHECKS = 100_000;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private int cutPages;

    protected DeadlineContract(StoreBackend backend) {
        super(backend);
    }

    @Test
    void aDeadlineThatHasPassedLeavesNothingToAnswer() {
        write(hundred());
        for (String query : List.of("{ }", "{ } | count() > 0", "{ } >> { }", "{ span.n > 3 }")) {
            for (SearchOrder order : SearchOrder.values()) {
                SpanSearch search = new SpanSearch(Queries.parse(query), RANGE, order, 10, null);

                assertEmpty(reader().searchSpans(search, late()));
                assertEmpty(reader().searchTraces(search, late()));
            }
            Facets facets = reader().facets(facets(query), late());
            assertThat(facets.cut()).isInstanceOf(Cut.Deadline.class);
            assertThat(facets.facets())
                    .isEqualTo(List.of(
                            new Facet(Field.Intrinsic.NAME, List.of(), false),
                            new Facet(new Field.Attribute(Field.Scope.SPAN, "n"), List.of(), false)));
            MetricsAnswer series = reader().metrics(metrics(query + " | rate()"), late());
            assertThat(series.cut()).isInstanceOf(Cut.Deadline.class);
            assertThat(series.series()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("questionsAnsweredWholeOrNotAtAll")
    void whatIsNotAnsweredInPartIsRefusedWhereverTheDeadlineFalls(ReaderQuestion question) {
        writeLargeTrace();
        CountedLooks.assertRefusedAtEach(
                Cancellation::expire, StoreException.Kind.LATE, cancellation -> question.ask(reader(), cancellation));
    }

    static List<ReaderQuestion> questionsAnsweredWholeOrNotAtAll() {
        return Stream.of(ReaderQuestion.values())
                .filter(question -> !question.isAnsweredInPart())
                .toList();
    }

    @Test
    void valuesAreCountedAsFarAsTheDeadlineLets() {
        write(hundred());
        AttributeKey key = new AttributeKey(AttributeKey.Scope.SPAN, "n");
        AttributeValues whole = reader().attributeValues(key, RANGE, "", 200, NEVER);

        assertThat(reader().attributeValues(key, RANGE, "", 200, late()))
                .isEqualTo(new AttributeValues(List.of(), false));
        boolean complete = false;
        for (int checks = 0; checks < MOST_CHECKS && !complete; checks += 1 + checks / 8) {
            AttributeValues found = reader().attributeValues(key, RANGE, "", 200, after(checks));
            assertThat(whole.items()).as("after %d checks", checks).containsAll(found.items());
            complete = found.complete();
            if (complete) {
                assertThat(found).isEqualTo(whole);
            }
        }
        assertThat(complete).as("complete in the end").isTrue();
    }

    @Test
    void keysAreCountedAsFarAsTheDeadlineLets() {
        write(hundred());
        write(LongStream.rangeClosed(101, 200)
                .mapToObj(i -> span(1 + i % 7, i)
                        .event("retry", Attribute.of("attempt-" + i % 9, i))
                        .build())
                .toList());
        KeySearch search = new KeySearch(EnumSet.allOf(AttributeKey.Scope.class), RANGE, "", 100);
        AttributeKeys whole = reader().attributeKeys(search, NEVER);
        Map<AttributeKey, Long> spansOfKey = spansOfKey(whole);

        assertThat(reader().attributeKeys(search, late()).complete()).isFalse();
        boolean complete = false;
        for (int checks = 0; checks < MOST_CHECKS && !complete; checks += 1 + checks / 5) {
            AttributeKeys found = reader().attributeKeys(search, after(checks));
            spansOfKey(found)
                    .forEach((key, spans) ->
                            assertThat(spans).as("%s", key).isBetween(1L, spansOfKey.getOrDefault(key, 0L)));
            complete = found.complete();
            if (complete) {
                assertThat(found).isEqualTo(whole);
            }
        }
        assertThat(complete).as("complete in the end").isTrue();
    }

    private static Map<AttributeKey, Long> spansOfKey(AttributeKeys keys) {
        return keys.items().stream().collect(Collectors.toMap(AttributeKeyCount::key, AttributeKeyCount::spanCount));
    }

    @Test
    void combinedSeriesAreLeftOutWhereOneIsNotWhole() {
        write(hundred());
        String ratio = "({ span.n >= 0 } | rate()) / ({ } >> { } | rate())";

        assertThat(reader().metrics(metrics(ratio), NEVER).series()).hasSize(1);
        int cut = 0;
        boolean whole = false;
        for (int checks = 0; checks < MOST_CHECKS && !whole; checks += 1 + checks / 8) {
            MetricsAnswer answer = reader().metrics(metrics(ratio), after(checks));
            whole = answer.cut() == null;
            if (!whole) {
                assertThat(answer.series()).as("after %d checks", checks).isEmpty();
                cut++;
            }
        }
        assertThat(cut).as("answers that were cut").isPositive();
        assertThat(whole).as("whole in the end").isTrue();
    }

    /** Rows are the first of those looked at, as they are in the whole answer, and a page that can go on loses none. */
    @RepeatedTest(2)
    void aSearchGoesOnWhereItsDeadlineCutItOrDoesNotClaimTo() {
        writeRandomSpans();
        RandomQueries queries = new RandomQueries(random);
        for (int i = 0; i < SEARCHES; i++) {
            checkCuts(queries.search(), random.nextInt(30));
        }
        assertThat(cutPages).as("pages that a deadline cut, %s", seed).isPositive();
    }

    @ParameterizedTest
    @EnumSource(SearchOrder.class)
    void noRowIsLostWhereverTheDeadlineFalls(SearchOrder order) {
        write(hundred());
        for (String query : List.of("{ }", "{ } | count() > 0")) {
            SpanSearch search = new SpanSearch(Queries.parse(query), RANGE, order, 2, null);
            for (int checks = 0; checks < 20; checks++) {
                checkCuts(search, checks);
            }
        }
        assertThat(cutPages).as("pages that a deadline cut").isPositive();
    }

    private void checkCuts(SpanSearch search, int checks) {
        checkCut(
                search,
                checks,
                reader().searchSpans(search, after(checks)),
                Pages.spans(reader(), search),
                place -> Pages.spans(reader(), Pages.after(search, place)));
        checkCut(
                search,
                checks,
                reader().searchTraces(search, after(checks)),
                Pages.traces(reader(), search),
                place -> Pages.traces(reader(), Pages.after(search, place)));
    }

    private <T> void checkCut(
            SpanSearch search,
            int checks,
            Page<T> page,
            List<Page<T>> whole,
            Function<SearchPlace, List<Page<T>>> goOn) {
        String what = search + " after " + checks + " checks, " + seed;
        if (!(page.cut() instanceof Cut.Deadline)) {
            assertThat(page.items()).as(what).isEqualTo(whole.getFirst().items());
            assertThat(page.next()).as(what).isEqualTo(whole.getFirst().next());
            return;
        }
        cutPages++;
        List<T> all = items(whole);
        assertThat(page.items()).as(what).hasSizeLessThanOrEqualTo(search.limit());
        assertThat(all.stream().filter(page.items()::contains).toList())
                .as(what)
                .isEqualTo(page.items());
        SearchPlace next = page.next();
        if (next != null) {
            List<T> both = new ArrayList<>(page.items());
            both.addAll(items(goOn.apply(next)));
            assertThat(both).as(what).isEqualTo(all);
        }
    }

    @RepeatedTest(2)
    void countsAreOfSpansThatWereLookedAt() {
        writeRandomSpans();
        RandomMetrics metrics = new RandomMetrics(random);
        for (int i = 0; i < SEARCHES; i++) {
            FacetSearch search = metrics.facets();
            FacetSearch everyValue =
                    new FacetSearch(search.query(), search.range(), search.fields(), Integer.MAX_VALUE);
            int checks = random.nextInt(30);
            String what = search + " after " + checks + " checks, " + seed;
            Facets cut = reader().facets(everyValue, after(checks));
            Facets whole = reader().facets(everyValue, NEVER);
            if (cut.cut() instanceof Cut.Deadline) {
                for (int field = 0; field < whole.facets().size(); field++) {
                    assertAtMost(
                            counts(cut.facets().get(field)),
                            counts(whole.facets().get(field)),
                            what);
                }
            } else {
                assertThat(cut.facets()).as(what).isEqualTo(whole.facets());
            }
        }
    }

    @RepeatedTest(2)
    void samplesAreOfSpansThatWereLookedAt() {
        writeRandomSpans();
        for (String query : List.of(
                "{ } | count_over_time()",
                "{ } | count_over_time() by (span:name)",
                "{ } >> { } | count_over_time() by (resource.service.name)",
                "{ } | count() > 0 | count_over_time()")) {
            MetricsSearch search = metrics(query);
            Map<Object, Long> whole = samples(reader().metrics(search, NEVER));
            for (int checks = 0; checks < 30; checks++) {
                MetricsAnswer cut = reader().metrics(search, after(checks));
                String what = query + " after " + checks + " checks, " + seed;
                assertAtMost(samples(cut), whole, what);
                if (cut.cut() == null) {
                    assertThat(samples(cut)).as(what).isEqualTo(whole);
                }
            }
        }
    }

    private void writeRandomSpans() {
        RandomSpans spans = new RandomSpans(random);
        for (int group = 0; group < 6; group++) {
            write(spans.spans(20));
        }
    }

    private static List<Span> hundred() {
        return LongStream.rangeClosed(1, 100)
                .mapToObj(i -> span(1 + i % 7, i)
                        .parent(i <= 7 ? 0 : i - 7)
                        .with("n", i)
                        .from(i % 50)
                        .build())
                .toList();
    }

    private static Cancellation late() {
        Cancellation late = new Cancellation();
        late.expire();
        return late;
    }

    /** Its deadline passes at the check behind so many. */
    private static Cancellation after(int checks) {
        AtomicLong left = new AtomicLong(checks);
        return new Cancellation(() -> left.getAndDecrement() <= 0);
    }

    private static void assertEmpty(Page<?> page) {
        assertThat(page.cut()).isInstanceOf(Cut.Deadline.class);
        assertThat(page.items()).isEmpty();
    }

    private static FacetSearch facets(String query) {
        return new FacetSearch(
                Queries.parse(query),
                RANGE,
                List.of(Field.Intrinsic.NAME, new Field.Attribute(Field.Scope.SPAN, "n")),
                10);
    }

    private static MetricsSearch metrics(String query) {
        return new MetricsSearch(
                (Query.Metrics) TraceQl.parse(query), MetricsGrid.over(RANGE, 50), new MetricsLimits(1_000, 0));
    }

    private static <T> List<T> items(List<Page<T>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }

    private static Map<Value, Long> counts(Facet facet) {
        Map<Value, Long> counts = new HashMap<>();
        facet.values().forEach(count -> counts.put(count.value(), count.spanCount()));
        return counts;
    }

    private static Map<Object, Long> samples(MetricsAnswer answer) {
        record Sample(Labels labels, long timeUnixNano) {}

        Map<Object, Long> samples = new HashMap<>();
        for (MetricsSeries series : answer.series()) {
            for (SeriesPoint point : series.points()) {
                samples.put(new Sample(series.labels(), point.timeUnixNano()), (long) point.value());
            }
        }
        return samples;
    }

    private static void assertAtMost(Map<?, Long> found, Map<?, Long> whole, String what) {
        found.forEach((key, count) -> assertThat(count)
                .as("%s of %s", key, what)
                .isLessThanOrEqualTo(whole.containsKey(key) ? whole.get(key) : 0));
    }
}
