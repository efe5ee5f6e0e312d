package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.model.AttributeValue;
import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.TimeRange;
import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsEvaluator;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsOverTraces;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.MetricsSource;
import dev.weft.query.text.TraceQl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * What a real Tempo answered to metrics queries is answered here, but for lines that are listed with their reasons
 * ({@code metrics-differences.jsonl}) and for those that the record takes for defects of Tempo's.
 */
class GoldenMetricsTest {

    private static final MetricsLimits LIMITS = new MetricsLimits(10_000, 4);

    private final CollectedTraces traces = new CollectedTraces(GoldenRecord.spans());
    private final Map<String, JsonNode> differences = GoldenRecord.read("metrics-differences.jsonl");

    @TestFactory
    Stream<DynamicTest> answersWhatTempoAnswers() {
        return GoldenLine.metrics().stream()
                .filter(line -> !line.isRefused() && !line.isDefect() && !differences.containsKey(line.id()))
                .map(line -> DynamicTest.dynamicTest(line.id() + " " + line.query(), () -> {
                    List<MetricsSeries> answer = answer(line);

                    GoldenSeries.assertSame(GoldenSeries.of(answer), line.series());
                    Boolean exemplars = line.hasExemplars();
                    if (exemplars != null && !line.query().contains("exemplars=3")) {
                        assertThat(answer)
                                .allSatisfy(series ->
                                        assertThat(series.exemplars().isEmpty()).isNotEqualTo(exemplars));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatTempoRefuses() {
        return GoldenLine.metrics().stream()
                .filter(line -> line.isRefused() && !differences.containsKey(line.id()))
                .map(line -> DynamicTest.dynamicTest(
                        line.id() + " " + line.query(),
                        () -> assertThat(isMetrics(line.query())).isFalse()));
    }

    /** But for a field that no span has: there both have no answer. */
    @TestFactory
    Stream<DynamicTest> answersDefectsInItsOwnWay() {
        return GoldenLine.metrics().stream()
                .filter(GoldenLine::isDefect)
                .map(line -> DynamicTest.dynamicTest(
                        line.id() + " " + line.query(),
                        () -> assertThat(GoldenSeries.areSame(GoldenSeries.of(answer(line)), line.series()))
                                .isEqualTo(line.query().contains("span.missing"))));
    }

    @TestFactory
    Stream<DynamicTest> differsWhereItSaysSo() {
        return GoldenLine.metrics().stream()
                .filter(line -> differences.containsKey(line.id()))
                .map(line -> DynamicTest.dynamicTest(line.id() + " " + line.query(), () -> {
                    Map<Map<String, SpanValue>, Map<Long, Double>> answer = GoldenSeries.of(answer(line));
                    assertThat(line.isRefused() || !GoldenSeries.areSame(answer, line.series()))
                            .isTrue();
                }));
    }

    /** Of the lines that differ, those that do not bind are refused by Tempo or about what a range cuts. */
    @Test
    void differsInThreeLinesThatBind() {
        assertThat(GoldenLine.metrics().stream()
                        .filter(line -> differences.containsKey(line.id()))
                        .filter(line -> !line.isRefused() && !line.id().equals("m-step-016"))
                        .map(GoldenLine::id))
                .hasSize(3)
                .allMatch(id -> Objects.requireNonNull(differences.get(id)).has("binding"));
        assertThat(differences.values().stream().filter(line -> line.has("binding")))
                .hasSize(3);
    }

    @Test
    void listsNoLineThatTheRecordDoesNotHave() {
        assertThat(GoldenLine.metrics().stream().map(GoldenLine::id)).containsAll(differences.keySet());
    }

    /** Sums over the numbers there are, where Tempo loses a step as soon as one span has none. */
    @Test
    void sumsSkipSpansWithoutTheField() {
        Map<Map<String, SpanValue>, Map<Long, Double>> sums = instant("{ } | sum_over_time(span.bytes)");
        Map<Map<String, SpanValue>, Map<Long, Double>> averages = instant("{ } | avg_over_time(span.bytes)");
        Map<Map<String, SpanValue>, Map<Long, Double>> counts = instant("{ span.bytes >= 0 } | count_over_time()");

        assertThat(only(sums)).isEqualTo(only(averages) * only(counts), within(1e-3));
    }

    /** Where Tempo has no buckets for real numbers. */
    @Test
    void histogramsTakeRealNumbers() {
        double counted = instant("{ } | histogram_over_time(span.ratio)").values().stream()
                .mapToDouble(GoldenMetricsTest::onlySample)
                .sum();

        assertThat(counted).isEqualTo(only(instant("{ span.ratio > 0.0 } | count_over_time()")));
    }

    @Test
    void comparesTheSelectionWithTheOthers() {
        GoldenLine line = line("m-compare-003");
        Map<Map<String, SpanValue>, Map<Long, Double>> expected = new LinkedHashMap<>();
        line.series().forEach((labels, samples) -> {
            boolean twice = labels.containsKey("name");
            if (labels.keySet().stream().noneMatch(GoldenMetricsTest::isColumnOfTempo)) {
                Map<Long, Double> counted = new TreeMap<>();
                samples.forEach((time, count) -> counted.put(time, twice ? count / 2 : count));
                expected.put(labels, counted);
            }
        });

        GoldenSeries.assertSame(GoldenSeries.of(answer(line)), expected);
    }

    /** Tempo has one series, in which every parent's field is nil. */
    @Test
    void groupsByTheFieldsOfParents() {
        GoldenLine line = line("m-by-021");
        Map<Long, Double> counts = new TreeMap<>();
        for (Map<Long, Double> samples : GoldenSeries.of(answer(line)).values()) {
            samples.forEach((time, count) -> counts.merge(time, count, Double::sum));
        }

        assertThat(answer(line)).hasSizeGreaterThan(5);
        assertThat(counts).isEqualTo(line.series().values().iterator().next());
    }

    /** Where Tempo refuses the query. */
    @Test
    void countsSpansByWhatTheirParentsHave() {
        Map<SpanId, Span> byId = GoldenRecord.spans().stream().collect(Collectors.toMap(Span::spanId, span -> span));
        long expected = byId.values().stream()
                .map(span -> byId.get(span.parentSpanId()))
                .filter(parent -> parent != null
                        && new AttributeValue.Int(200)
                                .equals(parent.attributes().find("code")))
                .count();

        assertThat(only(GoldenSeries.of(answer(line("i-basic-013")))))
                .isEqualTo((double) expected)
                .isPositive();
    }

    /** Tempo counts the same two spans by their names twice. */
    @Test
    void theRecordCountsTwiceWhatTwoConditionsMention() {
        GoldenLine line = line("m-compare-003");

        assertThat(only(totals(line, "name"))).isEqualTo(4);
        assertThat(only(totals(line, "kind"))).isEqualTo(2);
    }

    /** Where Tempo has a series of zeros: a span that no sample measures belongs to a trace that reaches into the range. */
    @Test
    void listsNoSeriesOfWhichNoSpanIsMeasured() {
        GoldenLine line = line("m-step-016");
        Map<Map<String, SpanValue>, Map<Long, Double>> counted = new LinkedHashMap<>(line.series());
        counted.values().removeIf(samples -> samples.values().stream().allMatch(rate -> rate == 0));

        assertThat(counted)
                .hasSameSizeAs(answer(line))
                .hasSizeLessThan(line.series().size());
        GoldenSeries.assertSame(GoldenSeries.of(answer(line)), counted);
    }

    /** Tempo's numbers are others in the minute in which the spans of the one trace without a root start. */
    @Test
    void countsChildrenAlsoInTracesWithoutARoot() {
        GoldenLine line = line("m-by-024");
        long minute = GoldenLine.BASE_UNIX_NANO - 1_140_000_000_000L;
        Map<Map<String, SpanValue>, Map<Long, Double>> ours = GoldenSeries.of(answer(line));
        Map<Map<String, SpanValue>, Map<Long, Double>> recorded = line.series();
        ours.values().forEach(samples -> samples.remove(minute));
        recorded.values().forEach(samples -> samples.remove(minute));

        GoldenSeries.assertSame(ours, recorded);
    }

    private static Map<Map<String, SpanValue>, Map<Long, Double>> totals(GoldenLine line, String field) {
        Map<Map<String, SpanValue>, Map<Long, Double>> totals = line.series();
        totals.keySet()
                .removeIf(labels -> !labels.containsKey(field)
                        || !new SpanValue.Text("baseline_total").equals(labels.get("__meta_type")));
        return totals;
    }

    private static boolean isColumnOfTempo(String attribute) {
        return attribute.startsWith("resource.k8s.")
                || attribute.startsWith("span.http.")
                || attribute.startsWith("span.server.")
                || attribute.startsWith("span.url.");
    }

    private Map<Map<String, SpanValue>, Map<Long, Double>> instant(String query) {
        MetricsGrid grid = MetricsGrid.instant(
                new TimeRange(GoldenLine.BASE_UNIX_NANO - 1_260_000_000_000L, GoldenLine.BASE_UNIX_NANO));
        return GoldenSeries.of(answer((Query.Metrics) TraceQl.parse(query), grid));
    }

    private List<MetricsSeries> answer(GoldenLine line) {
        return answer(metrics(line), line.grid());
    }

    private List<MetricsSeries> answer(Query.Metrics query, MetricsGrid grid) {
        MetricsSource source = new MetricsOverTraces(traces, traces.traceIds(), query.hints());
        return new MetricsEvaluator(source, LIMITS).evaluate(query, grid);
    }

    private static boolean isMetrics(String text) {
        try {
            return TraceQl.parse(text) instanceof Query.Metrics;
        } catch (InvalidQueryException refused) {
            return false;
        }
    }

    private static GoldenLine line(String id) {
        return GoldenLine.metrics().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Query.Metrics metrics(GoldenLine line) {
        return (Query.Metrics) TraceQl.parse(line.query());
    }

    private static double only(Map<Map<String, SpanValue>, Map<Long, Double>> series) {
        assertThat(series).hasSize(1);
        return onlySample(series.values().iterator().next());
    }

    private static double onlySample(Map<Long, Double> samples) {
        return samples.values().iterator().next();
    }
}
