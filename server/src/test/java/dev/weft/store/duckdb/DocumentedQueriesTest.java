package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Query;
import dev.weft.query.evaluate.CollectedTraces;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.query.evaluate.MetricsEvaluator;
import dev.weft.query.evaluate.MetricsGrid;
import dev.weft.query.evaluate.MetricsLimits;
import dev.weft.query.evaluate.MetricsOverTraces;
import dev.weft.query.evaluate.MetricsSeries;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.text.TempoDocumentation;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.MetricsSearch;
import dev.weft.store.SearchOrder;
import dev.weft.store.agreement.Agreement;
import dev.weft.store.agreement.Question;
import dev.weft.store.agreement.TraceSet;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.segment.MergedRows;
import dev.weft.store.duckdb.segment.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every query that Tempo's documentation shows is answered over the spans of the record, spans with what the documentation asks
 * for and three of a service that samples; by the evaluator and by the store alike, wherever the spans lie. How much each query finds stands in
 * {@code tempo-documentation-answers.txt}.
 */
class DocumentedQueriesTest {

    private static final long SECOND = 1_000_000_000;
    private static final TimeRange RANGE = new TimeRange(GoldenRecord.BASE - 1_260 * SECOND, GoldenRecord.BASE);
    private static final MetricsGrid STEPS = MetricsGrid.over(RANGE, 60 * SECOND);
    private static final MetricsGrid INSTANT = MetricsGrid.instant(RANGE);
    private static final MetricsLimits LIMITS = new MetricsLimits(1_000_000, 0);
    private static final double TOLERANCE = 1e-9;

    @TempDir
    static Path folder;

    private static final List<Span> SPANS = spans();
    private static final TraceSet SET = new TraceSet(SPANS);
    private static final CollectedTraces TRACES = new CollectedTraces(SPANS);

    private static StoreInFolder recent;
    private static StoreInFolder sealed;

    @BeforeAll
    static void store() throws IOException {
        recent = StoreInFolder.open(folder.resolve("recent"));
        recent.write(SPANS.toArray(Span[]::new));
        sealed = StoreInFolder.open(folder.resolve("sealed"));
        sealed.writeAndSeal(SPANS.toArray(Span[]::new));
        Segment segment = sealed.store().parts().segments().getLast();
        sealed.store().columns().add(segment, new SegmentColumns(MergedRows.of(List.of(segment))));
    }

    @AfterAll
    static void close() throws IOException {
        recent.close();
        sealed.close();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAlike() throws IOException {
        Map<String, String> answers = answers();
        return TempoDocumentation.examples().stream()
                .map(DocumentedQueriesTest::inOneLine)
                .distinct()
                .map(example -> DynamicTest.dynamicTest(example, () -> {
                    Question question = question(TraceQl.parse(example));
                    for (StoreInFolder store : List.of(recent, sealed)) {
                        new Agreement(store.reader(), SET).isAnswered(question, "over the record");
                    }

                    assertThat(found(question)).isEqualTo(answers.get(example));
                }));
    }

    @Test
    void everyAnswerIsOfAnExample() throws IOException {
        assertThat(TempoDocumentation.examples().stream().map(DocumentedQueriesTest::inOneLine))
                .containsAll(answers().keySet());
    }

    /** The unlabelled rate of all spans divides that of each service. */
    @Test
    void sharesOfServicesAddUpToOne() {
        for (StoreInFolder store : List.of(recent, sealed)) {
            List<MetricsSeries> shares = series(store, "({} | rate() by (resource.service.name)) / ({} | rate())");

            assertThat(shares)
                    .extracting(series -> series.labels().all())
                    .isEqualTo(series(store, "{} | rate() by (resource.service.name)").stream()
                            .map(series -> series.labels().all())
                            .toList());
            assertThat(shares).hasSizeGreaterThan(3).allSatisfy(share -> {
                SpanValue service = share.labels().all().getFirst().value();
                if (service instanceof SpanValue.Text(String name) && !name.isEmpty()) {
                    long counted = SPANS.stream()
                            .filter(span -> span.service().equals(name))
                            .count();
                    assertThat(value(share)).isEqualTo((double) counted / SPANS.size(), within(TOLERANCE));
                }
            });
            assertThat(shares.stream().mapToDouble(DocumentedQueriesTest::value).sum())
                    .isEqualTo(1, within(TOLERANCE));
        }
    }

    /** Three spans are stored, of which one stands for four and one for two. */
    @Test
    void extrapolatesFromWhatTheSenderKept() {
        for (StoreInFolder store : List.of(recent, sealed)) {
            assertThat(series(store, "{ resource.service.name=\"api\" } | rate() with(extrapolate=true)"))
                    .singleElement()
                    .satisfies(series -> assertThat(value(series)).isEqualTo(7 / 1_260.0, within(TOLERANCE)));
            assertThat(series(store, "{ resource.service.name=\"api\" } | rate()"))
                    .singleElement()
                    .satisfies(series -> assertThat(value(series)).isEqualTo(3 / 1_260.0, within(TOLERANCE)));
        }
    }

    private static List<MetricsSeries> series(StoreInFolder store, String query) {
        return store.reader()
                .metrics(new MetricsSearch((Query.Metrics) TraceQl.parse(query), INSTANT, LIMITS), new Cancellation())
                .series();
    }

    private static double value(MetricsSeries series) {
        assertThat(series.points()).hasSize(1);
        return series.points().getFirst().value();
    }

    private static Question question(Query query) {
        return switch (query) {
            case Query.Spansets spansets ->
                new Question.Search(spansets, TimeRange.ALL, SearchOrder.NEWEST, 1, true, List.of());
            case Query.Metrics metrics -> new Question.Measure(metrics, STEPS);
        };
    }

    private static String found(Question question) {
        return switch (question) {
            case Question.Search search ->
                TRACES.spansets(search.query(), search.range()).stream()
                                .flatMap(set -> set.spans().stream())
                                .distinct()
                                .count()
                        + " spans";
            case Question.Measure measure ->
                new MetricsEvaluator(
                                        new MetricsOverTraces(
                                                TRACES,
                                                TRACES.traceIds(),
                                                measure.query().hints()),
                                        LIMITS)
                                .evaluate(measure.query(), measure.grid())
                                .size()
                        + " series";
        };
    }

    private static Map<String, String> answers() throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        try (InputStream in =
                DocumentedQueriesTest.class.getResourceAsStream("/query/tempo-documentation-answers.txt")) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(line -> answers.put(line[1], line[0]));
        }
        return answers;
    }

    private static String inOneLine(String example) {
        return example.strip().replaceAll("\\s+", " ");
    }

    private static List<Span> spans() {
        List<Span> spans = new ArrayList<>(GoldenRecord.spans());
        spans.addAll(DocumentedSpans.all());
        spans.add(sampled(1, "ot=th:c"));
        spans.add(sampled(2, "ot=rv:fedcba98765432;th:8"));
        spans.add(sampled(3, ""));
        return spans;
    }

    private static Span sampled(long number, String traceState) {
        return TestSpans.span(new TraceId(-1, number), number)
                .service("api")
                .traceState(traceState)
                .startingAt(GoldenRecord.BASE - number * 100 * SECOND)
                .lasting(SECOND)
                .build();
    }
}
