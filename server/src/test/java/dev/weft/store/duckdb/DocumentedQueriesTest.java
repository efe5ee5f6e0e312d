package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.model.Span;
import dev.weft.model.TraceId;
import dev.weft.query.Query;
import dev.weft.query.evaluate.GoldenRecord;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.text.TempoDocumentation;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.MetricsSearch;
import dev.weft.store.contract.TestSpans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * {@code tempo-documentation-answers.txt}, written anew with {@code -Dweft.write=true}.
 */
class DocumentedQueriesTest {

    private static final long SECOND = 1_000_000_000;
    private static final MetricsGrid INSTANT = MetricsGrid.instant(StoredTwice.RANGE);
    private static final double TOLERANCE = 1e-9;
    private static final List<Span> SPANS = spans();
    private static final KeptAnswers KEPT = new KeptAnswers(
            "tempo-documentation-answers.txt",
            "What each query of tempo-documentation.txt finds over the spans of the record and those that DocumentedQueriesTest adds.");

    @TempDir
    static Path folder;

    private static StoredTwice stored;

    @BeforeAll
    static void store() throws IOException {
        stored = new StoredTwice(folder, SPANS);
    }

    @AfterAll
    static void close() throws IOException {
        stored.close();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAlike() {
        return KEPT.hold(
                TempoDocumentation.examples().stream()
                        .map(example -> example.strip().replaceAll("\\s+", " "))
                        .distinct()
                        .toList(),
                stored);
    }

    /** The unlabelled rate of all spans divides that of each service. */
    @Test
    void sharesOfServicesAddUpToOne() {
        for (StoreInFolder store : stored.stores()) {
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
        for (StoreInFolder store : stored.stores()) {
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
                .metrics(
                        new MetricsSearch((Query.Metrics) TraceQl.parse(query), INSTANT, StoredTwice.LIMITS),
                        new Cancellation())
                .series();
    }

    private static double value(MetricsSeries series) {
        assertThat(series.points()).hasSize(1);
        return series.points().getFirst().value();
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
