package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.Attribute;
import dev.weft.model.Attributes;
import dev.weft.model.Resource;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.SeriesLimitException;
import dev.weft.query.evaluate.metrics.SeriesPoint;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.Facet;
import dev.weft.store.FacetSearch;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.TraceStore;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.RandomMetrics;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.SeriesAgreement;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.memory.MemoryTraceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series and facets are the same whether columns add them up, rows are read or traces are evaluated. */
class ColumnMeasuresTest {

    private static final int SEGMENTS = 6;
    private static final int SPANS = 40;
    private static final int QUERIES = 80;
    private static final MetricsLimits LIMITS = new MetricsLimits(1_000, 2);
    private static final Cancellation NEVER = new Cancellation();

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomMetrics queries = new RandomMetrics(random);

    @RepeatedTest(4)
    void columnsAgreeWithTheEvaluator(@TempDir Path folder) throws IOException {
        boolean named = random.nextBoolean();
        try (StoreInFolder opened = StoreInFolder.open(folder);
                TraceStore reference = new MemoryTraceStore()) {
            for (int segment = 0; segment < SEGMENTS; segment++) {
                Span[] spans = new RandomSpans(random)
                        .spans(SPANS).stream()
                                .map(span -> named ? named(span) : span)
                                .toArray(Span[]::new);
                reference.writer().write(List.of(SpanBatch.of(List.of(spans))));
                if (segment == SEGMENTS - 1) {
                    opened.write(spans);
                } else {
                    opened.writeAndSeal(spans);
                    if (random.nextInt(3) > 0) {
                        opened.addColumns();
                    }
                }
            }
            for (int i = 0; i < QUERIES; i++) {
                MetricsSearch search = queries.metrics();
                SeriesAgreement.assertSame(
                        opened.reader().metrics(search, NEVER).series(),
                        reference.reader().metrics(search, NEVER).series(),
                        search + ", " + seed);
                FacetSearch facets = queries.facets();
                assertThat(opened.reader().facets(facets, NEVER).facets())
                        .as("facets of %s, %s", facets, seed)
                        .isEqualTo(reference.reader().facets(facets, NEVER).facets());
            }
        }
    }

    /** The bounds of buckets are where doubles round, too. */
    @Test
    void bucketsAreExactAtTheirBounds(@TempDir Path folder) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (int bit = 0; bit < 63; bit++) {
            for (long more = -2; more <= 2; more++) {
                long nanos = (1L << bit) + more;
                if (nanos >= 0) {
                    spans.add(TestSpans.span(1, spans.size() + 1)
                            .startingAt(1)
                            .lasting(nanos)
                            .build());
                }
            }
        }
        MetricsSearch search = search("{ } | histogram_over_time(duration)");
        try (StoreInFolder opened = StoreInFolder.open(folder);
                TraceStore reference = new MemoryTraceStore()) {
            reference.writer().write(List.of(SpanBatch.of(spans)));
            opened.writeAndSeal(spans.toArray(Span[]::new));
            opened.addColumns();

            MetricsAnswer answer = opened.reader().metrics(search, NEVER);

            assertThat(answer.stats().spansInspected()).isZero();
            SeriesAgreement.assertSame(
                    answer.series(), reference.reader().metrics(search, NEVER).series(), "histogram");
        }
    }

    /** Names that take more memory than columns may are told by rows: too many for series, not too many for facets. */
    @Test
    void whatColumnsHaveNoMemoryForIsReadFromRows(@TempDir Path folder) throws IOException {
        Span[] spans = IntStream.rangeClosed(1, 1_500)
                .mapToObj(id -> TestSpans.span(1, id)
                        .startingAt(1)
                        .name(id + "x".repeat(60_000))
                        .build())
                .toArray(Span[]::new);
        FacetSearch facets = new FacetSearch(
                Queries.EVERYTHING, TimeRange.ALL, List.of(Field.Intrinsic.KIND, Field.Intrinsic.NAME), 2);
        try (StoreInFolder opened = StoreInFolder.open(folder)) {
            opened.writeAndSeal(spans);
            opened.addColumns();

            assertThatThrownBy(() -> opened.reader().metrics(search("{ } | rate() by (name)"), NEVER))
                    .isInstanceOf(SeriesLimitException.class);
            List<Facet> counted = opened.reader().facets(facets, NEVER).facets();
            assertThat(counted.getFirst().values())
                    .singleElement()
                    .satisfies(kind -> assertThat(kind.spanCount()).isEqualTo(spans.length));
            assertThat(counted.getLast().values()).hasSize(2);
        }
    }

    /** What columns add up is more than a double holds, and the rest of it decides where other spans take most away. */
    @Test
    void sumsAreExactHoweverMuchCancelsOut(@TempDir Path folder) throws IOException {
        long late = 1L << 62;
        MetricsSearch search = new MetricsSearch(
                (Query.Metrics) TraceQl.parse("{ } | sum_over_time(duration)"),
                MetricsGrid.over(new TimeRange(late, late + 10), 10),
                LIMITS);
        try (StoreInFolder opened = StoreInFolder.open(folder)) {
            opened.writeAndSeal(
                    TestSpans.span(1, 1).startingAt(late + 1).lasting(late).build(),
                    TestSpans.span(1, 2).startingAt(late + 1).lasting(-5).build());
            opened.addColumns();
            opened.write(
                    TestSpans.span(1, 3).startingAt(late + 1).lasting(-late).build());

            assertThat(opened.reader()
                            .metrics(search, NEVER)
                            .series()
                            .getFirst()
                            .points())
                    .extracting(SeriesPoint::value)
                    .contains(-5e-9);
        }
    }

    @Test
    void whoAsksForExemplarsGetsThem(@TempDir Path folder) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(folder)) {
            opened.writeAndSeal(TestSpans.span(1, 1).startingAt(1).build());
            opened.addColumns();

            assertThat(series(opened, "{ } | rate()").exemplars()).isEmpty();
            assertThat(series(opened, "{ } | rate() with(exemplars=true)").exemplars())
                    .hasSize(1);
        }
    }

    @Test
    void aQuarantinedSegmentIsNotCountedByItsColumns(@TempDir Path folder) throws IOException {
        try (StoreInFolder opened = StoreInFolder.open(folder)) {
            opened.writeAndSeal(TestSpans.span(1, 1).startingAt(1).build());
            opened.addColumns();
            CurrentParts parts = opened.store().parts();
            assertThat(parts.quarantine(parts.names().getFirst(), "damaged")).isNotNull();

            var counted = opened.reader().answer(at -> at.metrics(search("{ } | count_over_time()"), NEVER));
            var searched = opened.reader()
                    .answer(at -> at.metrics(search("{ } | count_over_time() by (trace:rootName)"), NEVER));

            assertThat(counted.missing()).hasSize(1);
            assertThat(counted.value().series()).isEmpty();
            assertThat(searched.missing()).hasSize(1);
            assertThat(opened.reader()
                            .facets(
                                    new FacetSearch(
                                            Queries.EVERYTHING, TimeRange.ALL, List.of(Field.Intrinsic.NAME), 1),
                                    NEVER)
                            .facets()
                            .getFirst()
                            .values())
                    .isEmpty();
        }
    }

    private static MetricsSeries series(StoreInFolder opened, String query) {
        return opened.reader().metrics(search(query), NEVER).series().getFirst();
    }

    private static MetricsSearch search(String query) {
        return new MetricsSearch(
                (Query.Metrics) TraceQl.parse(query), MetricsGrid.over(new TimeRange(0, 10), 10), LIMITS);
    }

    /** Most senders name their service, and columns tell only names. */
    private static Span named(Span span) {
        Resource resource = span.resource();
        return new Span(
                span.traceId(),
                span.spanId(),
                span.parentSpanId(),
                span.traceState(),
                span.flags(),
                span.name(),
                span.kind(),
                span.startTimeUnixNano(),
                span.endTimeUnixNano(),
                span.attributes(),
                span.droppedAttributesCount(),
                span.events(),
                span.droppedEventsCount(),
                span.links(),
                span.droppedLinksCount(),
                span.status(),
                new Resource(
                        Attributes.of(Attribute.of(Resource.SERVICE_NAME, resource.service())),
                        0,
                        resource.entityRefs(),
                        resource.schemaUrl()),
                span.scope());
    }
}
