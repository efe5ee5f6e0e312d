package dev.weft.query.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.MetricsFunction.OverTime.Kind;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Spanset;
import dev.weft.query.Value;
import dev.weft.query.text.TraceQl;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsFunctionsTest {

    private static final long SECOND = 1_000_000_000;
    private static final MetricsGrid GRID = new MetricsGrid(10 * SECOND, 10 * SECOND, 3);
    private static final Field BYTES = new Field.Attribute(Field.Scope.SPAN, "bytes");
    private static final Spanset.Filter ALL = new Spanset.Filter(new Expression.Constant(new Value.Bool(true)));

    private final List<MetricsSpan> spans = new ArrayList<>();

    @Test
    void answersNothingWithoutSpans() {
        assertThat(series(rate())).isEmpty();
        assertThat(series(new Series.Ranked(rate(), true, 3))).isEmpty();
        assertThat(series(new Series.Arithmetic(rate(), Operator.PLUS, rate()))).isEmpty();
    }

    @Test
    void countsAndFillsWithZero() {
        span(11, new SpanValue.Int(1));
        span(20, SpanValue.MISSING);
        span(31, SpanValue.MISSING);

        assertThat(values(measured(new MetricsFunction.CountOverTime()))).containsExactly(0, 2, 0);
        assertThat(values(rate())).containsExactly(0, 0.2, 0);
    }

    @Test
    void leavesGapsWhereNothingWasMeasured() {
        span(11, new SpanValue.Int(-3));
        span(12, new SpanValue.Real(0.5));
        span(21, new SpanValue.Text("7"));
        span(22, new SpanValue.Real(Double.NaN));

        assertThat(values(over(Kind.MIN))).containsExactly(-3);
        assertThat(values(over(Kind.MAX))).containsExactly(0.5);
        assertThat(values(over(Kind.SUM))).containsExactly(-2.5);
        assertThat(values(over(Kind.AVG))).containsExactly(-1.25);
        assertThat(series(over(Kind.SUM)).getFirst().points())
                .extracting(SeriesPoint::timeUnixNano)
                .containsExactly(20 * SECOND);
    }

    @Test
    void sumsExactly() {
        for (double number : new double[] {1e300, 1, -1e300, 1e-9}) {
            span(1, new SpanValue.Real(number));
        }
        span(11, new SpanValue.Int(Long.MAX_VALUE));
        span(11, new SpanValue.Int(Long.MAX_VALUE));

        assertThat(values(over(Kind.SUM))).containsExactly(1 + 1e-9, 0x1p64);
    }

    @Test
    void sumsPastTheRangeOfDoublesAreInfiniteAndContraryInfinitiesAGap() {
        span(1, new SpanValue.Real(Double.MAX_VALUE));
        span(1, new SpanValue.Real(Double.MAX_VALUE));
        span(11, new SpanValue.Real(Double.POSITIVE_INFINITY));
        span(11, new SpanValue.Real(Double.NEGATIVE_INFINITY));

        assertThat(values(over(Kind.SUM))).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void measuresDurationsInSecondsAndThoseOfTracesInNanoseconds() {
        span(1, new SpanValue.Duration(-1_500_000_000));

        assertThat(values(over(Kind.MIN, Field.Intrinsic.DURATION))).containsExactly(-1.5);
        assertThat(values(over(Kind.MIN, new Field.OfParent(Field.Intrinsic.DURATION))))
                .containsExactly(-1.5);
        assertThat(values(over(Kind.MIN, Field.Intrinsic.TRACE_DURATION))).containsExactly(-1.5e9);
        assertThat(values(kept(over(Kind.MIN, Field.Intrinsic.DURATION), Operator.LESS, new Value.Duration(-SECOND))))
                .containsExactly(-1.5);
        assertThat(values(kept(
                        over(Kind.MIN, Field.Intrinsic.TRACE_DURATION), Operator.LESS, new Value.Duration(-SECOND))))
                .containsExactly(-1.5e9);
    }

    @Test
    void countsBetweenPowersOfTwo() {
        for (long number : new long[] {Long.MIN_VALUE, -5, 0, 1, 2, 3, 4, 5, Long.MAX_VALUE}) {
            span(1, new SpanValue.Int(number));
        }
        for (double number :
                new double[] {-1, 0, Double.NaN, Double.POSITIVE_INFINITY, 0.3, 0.5, 1, Double.MIN_VALUE}) {
            span(1, new SpanValue.Real(number));
        }

        List<MetricsSeries> buckets = series(measured(new MetricsFunction.HistogramOverTime(BYTES)));

        assertThat(buckets)
                .extracting(series -> series.labels().all().getLast())
                .containsExactly(
                        bucket(Double.MIN_VALUE),
                        bucket(0.5),
                        bucket(1),
                        bucket(2),
                        bucket(4),
                        bucket(8),
                        bucket(0x1p63));
        assertThat(buckets)
                .extracting(series -> series.points().getFirst().value())
                .containsExactly(1.0, 2.0, 1.0, 1.0, 2.0, 1.0, 1.0);
    }

    @Test
    void estimatesQuantilesBetweenTheBucketsThatHaveNumbers() {
        for (long number : new long[] {2, 16, 16, 16, 16}) {
            span(1, new SpanValue.Int(number));
        }

        List<MetricsSeries> quantiles =
                series(measured(new MetricsFunction.QuantileOverTime(BYTES, List.of(0.0, 0.2, 0.6, 1.0, 1.0))));

        assertThat(quantiles)
                .extracting(series -> series.points().getFirst().value())
                .containsExactly(2.0, 2.0, Math.pow(2, 1 + 3 * 0.5), 16.0);
        assertThat(quantiles).allSatisfy(series -> assertThat(series.points()).hasSize(3));
        assertThat(quantiles.getFirst().points().getLast().value()).isZero();
    }

    @Test
    void countsASpanAsOftenAsItStandsFor() {
        weighted(1, 10, 4);
        weighted(1, 40, 0.5 / 0.15);
        double all = 4 + 0.5 / 0.15;

        assertThat(values(measured(new MetricsFunction.CountOverTime()))).containsExactly(all, 0, 0);
        assertThat(values(rate())).containsExactly(all / 10, 0, 0);
        assertThat(values(over(Kind.SUM))).containsExactly(40 + 40 * (0.5 / 0.15));
        assertThat(values(over(Kind.AVG))).containsExactly((40 + 40 * (0.5 / 0.15)) / all);
        assertThat(values(over(Kind.MIN))).containsExactly(10);
        assertThat(values(over(Kind.MAX))).containsExactly(40);
        assertThat(series(measured(new MetricsFunction.HistogramOverTime(BYTES))))
                .extracting(series -> series.points().getFirst().value())
                .containsExactly(4.0, 0.5 / 0.15);
        assertThat(series(measured(new MetricsFunction.QuantileOverTime(BYTES, List.of(0.5, 1.0)))))
                .extracting(series -> series.points().getFirst().value())
                .containsExactly(16.0, 64.0);
    }

    @Test
    void ranksAnewAtEveryStepAndTiesByLabels() {
        Series counts = measured(new MetricsFunction.CountOverTime(), BYTES);
        for (SpanValue value : List.of(new SpanValue.Int(1), new SpanValue.Int(2), text("a"), text("b"))) {
            grouped(1, value);
        }
        grouped(11, text("b"));

        assertThat(firstLabels(new Series.Ranked(counts, true, 2))).containsExactly("1: 1 0", "2: 1 0 0", "b: 1");
        assertThat(firstLabels(new Series.Ranked(counts, false, 1))).containsExactly("a: 0", "b: 1 0");
    }

    @Test
    void combinesSeriesWithEqualLabels() {
        span(1, new SpanValue.Int(6));
        span(1, new SpanValue.Int(4));
        span(11, new SpanValue.Int(0));
        Series sums = over(Kind.SUM);
        Series counts = measured(new MetricsFunction.CountOverTime());

        assertThat(values(new Series.Arithmetic(sums, Operator.DIVIDED, counts)))
                .containsExactly(5, 0);
        assertThat(values(new Series.Arithmetic(counts, Operator.DIVIDED, sums)))
                .containsExactly(0.2);
        assertThat(values(new Series.Arithmetic(number(12), Operator.DIVIDED, counts)))
                .containsExactly(6, 12);
        assertThat(values(new Series.Arithmetic(
                        new Series.Arithmetic(number(12), Operator.MINUS, number(2)), Operator.TIMES, counts)))
                .containsExactly(20, 10, 0);
        assertThat(values(new Series.Arithmetic(counts, Operator.MODULO, number(2))))
                .containsExactly(0, 1, 0);
        assertThat(values(new Series.Arithmetic(counts, Operator.POWER, number(0))))
                .containsExactly(1, 1, 1);
        assertThat(series(new Series.Arithmetic(counts, Operator.DIVIDED, number(0))))
                .isEmpty();
        assertThat(series(new Series.Arithmetic(sums, Operator.DIVIDED, counts))
                        .getFirst()
                        .labels())
                .isEqualTo(Labels.of(Label.text("__name__", "(sum_over_time / count_over_time)")));
    }

    @Test
    void combinesASeriesWithoutLabelsWithEveryOther() {
        span(1, SpanValue.MISSING);
        span(1, SpanValue.MISSING);
        span(11, SpanValue.MISSING);
        grouped(1, new SpanValue.Int(1));
        grouped(11, new SpanValue.Int(1));
        grouped(1, text("b"));
        Series all = measured(new MetricsFunction.CountOverTime());
        Series each = measured(new MetricsFunction.CountOverTime(), BYTES);

        assertThat(labelsAndValues(new Series.Arithmetic(each, Operator.DIVIDED, all)))
                .containsExactly("{span.bytes=1} [0.5, 1.0]", "{span.bytes=b} [0.5, 0.0]");
        assertThat(labelsAndValues(new Series.Arithmetic(all, Operator.MINUS, each)))
                .containsExactly("{span.bytes=1} [1.0, 0.0, 0.0]", "{span.bytes=b} [1.0, 1.0, 0.0]");
        assertThat(labelsAndValues(new Series.Arithmetic(
                        new Series.Arithmetic(each, Operator.DIVIDED, all), Operator.TIMES, each)))
                .containsExactly("{span.bytes=1} [0.5, 1.0]", "{span.bytes=b} [0.5, 0.0]");
        assertThat(labelsAndValues(new Series.Arithmetic(all, Operator.PLUS, all)))
                .containsExactly("{__name__=(count_over_time + count_over_time)} [4.0, 2.0, 0.0]");
    }

    @Test
    void dropsASeriesThatHasLabelsAndNoPartner() {
        Field other = new Field.Attribute(Field.Scope.SPAN, "other");
        grouped(1, new SpanValue.Int(1));

        assertThat(series(new Series.Arithmetic(
                        measured(new MetricsFunction.Rate(), BYTES),
                        Operator.PLUS,
                        measured(new MetricsFunction.Rate(), other))))
                .isEmpty();
    }

    @Test
    void computesWithConstantsAloneByTheRulesOfInts() {
        span(1, SpanValue.MISSING);
        span(1, SpanValue.MISSING);
        span(11, SpanValue.MISSING);

        assertThat(values("({} | count_over_time()) + 1 / 2")).containsExactly(2, 1, 0);
        assertThat(values("1 / 2 + ({} | count_over_time())")).containsExactly(2, 1, 0);
        assertThat(values("({} | count_over_time()) + 1.0 / 2.0")).containsExactly(2.5, 1.5, 0.5);
        assertThat(values("({} | count_over_time()) * 3 / 2")).containsExactly(3, 1.5, 0);
        assertThat(values("({} | count_over_time()) > 1 / 2")).containsExactly(2, 1);
        assertThat(values("({} | count_over_time()) > 3 / 2.0")).containsExactly(2);
        assertThat(values("({} | count_over_time()) >= 2 * (3 - 2)")).containsExactly(2);
        assertThat(answer("({} | count_over_time()) + 1 / 0")).isEmpty();
        assertThat(answer("({} | count_over_time()) != 1 / 0")).isEmpty();
        assertThat(answer("({} | count_over_time()) != 1 / 0.0")).isEmpty();
    }

    @Test
    void combinesSeriesWhateverTheOrderOfTheirLabels() {
        Field other = new Field.Attribute(Field.Scope.SPAN, "other");
        MetricsSource source = (measured, into) -> {
            List<SpanValue> values = List.of(new SpanValue.Int(1), text("a"));
            boolean asWritten = measured.by().getFirst().equals(BYTES);
            into.add(new MetricsSpan(
                    new SpanKey(new TraceId(1, 1), new SpanId(1)),
                    SECOND,
                    asWritten ? values : values.reversed(),
                    SpanValue.MISSING));
        };
        Series counts = new Series.Arithmetic(
                measured(new MetricsFunction.CountOverTime(), BYTES, other),
                Operator.PLUS,
                measured(new MetricsFunction.CountOverTime(), other, BYTES));

        List<MetricsSeries> sums = new MetricsEvaluator(source, new MetricsLimits(10, 0))
                .evaluate(new Query.Metrics(counts, Hints.NONE), GRID);

        assertThat(sums).hasSize(1);
        assertThat(sums.getFirst().labels())
                .isEqualTo(
                        Labels.of(new Label("span.bytes", new SpanValue.Int(1)), new Label("span.other", text("a"))));
        assertThat(sums.getFirst().points().getFirst().value()).isEqualTo(2);
    }

    @Test
    void keepsSamplesForWhichAComparisonHolds() {
        span(1, SpanValue.MISSING);
        span(1, SpanValue.MISSING);
        span(11, SpanValue.MISSING);
        Series counts = measured(new MetricsFunction.CountOverTime());

        assertThat(values(kept(counts, Operator.GREATER, new Value.Int(1)))).containsExactly(2);
        assertThat(values(kept(counts, Operator.NOT_EQUAL, new Value.Real(1)))).containsExactly(2, 0);
        assertThat(values(kept(counts, Operator.LESS_OR_EQUAL, new Value.Int(0))))
                .containsExactly(0);
        assertThatThrownBy(() -> values(kept(counts, Operator.MATCHES, new Value.Int(1))))
                .hasMessageContaining("=~");
        assertThatThrownBy(() -> values(kept(counts, Operator.LESS, new Value.Text("1"))))
                .hasMessageContaining("a number");
        assertThatThrownBy(() -> values(number(1))).hasMessageContaining("alone");
    }

    @Test
    void refusesMoreSeriesThanTheLimit() {
        grouped(1, new SpanValue.Int(1));
        grouped(1, new SpanValue.Int(2));
        grouped(1, new SpanValue.Int(3));

        assertThat(series(measured(new MetricsFunction.Rate(), BYTES), new MetricsLimits(3, 0), Hints.NONE))
                .hasSize(3);
        assertThatThrownBy(
                        () -> series(measured(new MetricsFunction.Rate(), BYTES), new MetricsLimits(2, 0), Hints.NONE))
                .isInstanceOf(SeriesLimitException.class)
                .hasMessageContaining("more than 2 series (group by fewer fields");
    }

    @Test
    void refusesMoreMemoryThanTheLimit() {
        for (int second = 1; second <= 30; second++) {
            span(second, new SpanValue.Int(second));
        }
        MetricsLimits limits = new MetricsLimits(1_000, 0, 600);

        assertThat(series(rate(), limits, Hints.NONE)).hasSize(1);
        assertThatThrownBy(() -> series(over(Kind.AVG), new MetricsLimits(1_000, 0, 400), Hints.NONE))
                .isInstanceOf(SeriesLimitException.class)
                .hasMessageContaining("more than 400 bytes");
        assertThat(series(rate(), new MetricsLimits(1_000, 0, 400), Hints.NONE)).hasSize(1);
        assertThatThrownBy(() -> series(rate(), limits, exemplars(new Value.Int(3))))
                .isInstanceOf(SeriesLimitException.class);
    }

    @Test
    void countsMemoryOverAllFunctionsOfAQuery() {
        span(1, SpanValue.MISSING);
        MetricsLimits limits = new MetricsLimits(1_000, 0, 400);
        Series sum = rate();
        for (int i = 0; i < 5; i++) {
            sum = new Series.Arithmetic(rate(), Operator.PLUS, sum);
        }
        Series many = sum;

        assertThat(series(rate(), limits, Hints.NONE)).hasSize(1);
        assertThatThrownBy(() -> series(many, limits, Hints.NONE)).isInstanceOf(SeriesLimitException.class);
    }

    @Test
    void countsMemoryOfAllThreadsUntilTheyAreMerged() {
        MetricsSpan span = new MetricsSpan(key(), SECOND, List.of(), SpanValue.MISSING);
        MetricsAccumulation into = new MetricsAccumulation(rate(), GRID, new MetricsLimits(10, 0, 500));
        MetricsAccumulation one = into.empty();
        MetricsAccumulation other = into.empty();
        one.add(span);
        other.add(span);

        assertThatThrownBy(() -> into.empty().add(span)).isInstanceOf(SeriesLimitException.class);
        MetricsAccumulation more = new MetricsAccumulation(rate(), GRID, new MetricsLimits(10, 0, 700));
        MetricsAccumulation first = more.empty();
        MetricsAccumulation second = more.empty();
        first.add(span);
        second.add(span);
        more.merge(first);
        more.merge(second);
        more.empty().add(span);
        assertThat(more.samples()).hasSize(1);
    }

    @Test
    void countsWhatASeriesIsAnsweredWith() {
        span(1, new SpanValue.Int(3));
        List<Double> quantiles =
                IntStream.range(0, 100).mapToObj(i -> i / 100.0).toList();

        assertThatThrownBy(() -> series(
                        measured(new MetricsFunction.QuantileOverTime(BYTES, quantiles)),
                        new MetricsLimits(1_000, 0, 4_000),
                        Hints.NONE))
                .isInstanceOf(SeriesLimitException.class);
    }

    @Test
    void spreadsExemplarsOverTime() {
        for (int second = 1; second <= 30; second++) {
            span(second, new SpanValue.Int(second % 7));
        }
        MetricsLimits limits = new MetricsLimits(10, 3);

        assertThat(series(over(Kind.MAX), limits, Hints.NONE).getFirst().exemplars())
                .extracting(exemplar -> exemplar.startUnixNano() / SECOND + "=" + exemplar.value())
                .containsExactly("6=6.0", "13=6.0", "27=6.0");
        assertThat(series(over(Kind.MIN), limits, exemplars(new Value.Int(1)))
                        .getFirst()
                        .exemplars())
                .extracting(exemplar -> exemplar.startUnixNano() / SECOND)
                .containsExactly(7L);
        assertThat(series(rate(), limits, Hints.NONE).getFirst().exemplars())
                .extracting(exemplar -> exemplar.startUnixNano() / SECOND + "=" + exemplar.value())
                .containsExactly("1=1.0", "11=1.0", "21=1.0");
        assertThat(series(rate(), limits, exemplars(new Value.Bool(false)))
                        .getFirst()
                        .exemplars())
                .isEmpty();
        assertThat(series(kept(rate(), Operator.GREATER, new Value.Int(1)), limits, Hints.NONE))
                .isEmpty();
    }

    @Test
    void showsTheMostFrequentValuesOfACompareAndCountsTheOthers() {
        MetricsFunction compare = new MetricsFunction.Compare(ALL, 1, OptionalLong.of(5), OptionalLong.of(9));
        MetricsSource source = (_, into) -> {
            into.add(MetricsComparison.labels(true, Label.text("name", "a")), 0, new SamplePart.Count(3));
            into.add(MetricsComparison.labels(true, Label.text("name", "b")), 1, new SamplePart.Count(2));
            into.add(MetricsComparison.labels(false, Label.text("name", "b")), 1, new SamplePart.Count(4));
        };

        assertThat(new MetricsEvaluator(source, new MetricsLimits(10, 0))
                        .evaluate(new Query.Metrics(measured(compare), Hints.NONE), GRID))
                .extracting(series ->
                        series.labels().all().stream()
                                        .map(label -> ((SpanValue.Text) label.value()).value())
                                        .toList() + " "
                                + series.points().stream()
                                        .mapToDouble(SeriesPoint::value)
                                        .sum())
                .containsExactly(
                        "[__too_many_values__, nil] 2.0",
                        "[baseline, b] 4.0",
                        "[baseline_total, nil] 4.0",
                        "[selection, a] 3.0",
                        "[selection_total, nil] 5.0");
        assertThat(MetricsComparison.inWindow((MetricsFunction.Compare) compare, 5))
                .isTrue();
        assertThat(MetricsComparison.inWindow((MetricsFunction.Compare) compare, 9))
                .isFalse();
    }

    @Test
    void refusesPartsOfAnotherFunction() {
        MetricsAccumulation rates = new MetricsAccumulation(rate(), GRID, new MetricsLimits(10, 0));
        MetricsAccumulation sums = new MetricsAccumulation(over(Kind.SUM), GRID, new MetricsLimits(10, 0));

        assertThatThrownBy(() -> rates.add(Labels.NONE, 0, new SamplePart.Bucket(3, 1)))
                .hasMessageContaining("Bucket");
        assertThatThrownBy(() -> rates.add(Labels.NONE, 3, new SamplePart.Count(1)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> rates.merge(sums)).hasMessageContaining("expected: Rate[]");
        assertThatThrownBy(() -> new SamplePart.Count(0)).hasMessageContaining("count: 0");
        assertThatThrownBy(() -> new SamplePart.Moments(1, 1, 2, 1)).hasMessageContaining("min <= max");
        assertThatThrownBy(() -> new SamplePart.Bucket(1025, 1)).hasMessageContaining("exponent 1025");
    }

    private void span(long startSeconds, SpanValue measured) {
        spans.add(new MetricsSpan(key(), startSeconds * SECOND, List.of(), measured));
    }

    private void weighted(long startSeconds, long measured, double weight) {
        spans.add(new MetricsSpan(key(), startSeconds * SECOND, List.of(), new SpanValue.Int(measured), weight));
    }

    private void grouped(long startSeconds, SpanValue by) {
        spans.add(new MetricsSpan(key(), startSeconds * SECOND, List.of(by), SpanValue.MISSING));
    }

    private SpanKey key() {
        return new SpanKey(new TraceId(1, 1), new SpanId(spans.size() + 1));
    }

    private List<MetricsSeries> series(Series series) {
        return series(series, new MetricsLimits(1_000, 0), Hints.NONE);
    }

    private List<MetricsSeries> series(Series series, MetricsLimits limits, Hints hints) {
        MetricsSource source = (measured, into) -> spans.stream()
                .filter(span -> span.by().size() == measured.by().size())
                .forEach(into::add);
        return new MetricsEvaluator(source, limits).evaluate(new Query.Metrics(series, hints), GRID);
    }

    private double[] values(Series asked) {
        List<MetricsSeries> series = series(asked);
        assertThat(series).hasSize(1);
        return series.getFirst().points().stream()
                .mapToDouble(SeriesPoint::value)
                .toArray();
    }

    private List<MetricsSeries> answer(String query) {
        return series(((Query.Metrics) TraceQl.parse(query)).series());
    }

    private double[] values(String query) {
        return values(((Query.Metrics) TraceQl.parse(query)).series());
    }

    private List<String> labelsAndValues(Series asked) {
        return series(asked).stream()
                .map(series -> series.labels().all().stream()
                                .map(label -> label.name() + "=" + printed(label.value()))
                                .collect(Collectors.joining(", ", "{", "} "))
                        + series.points().stream().map(SeriesPoint::value).toList())
                .toList();
    }

    private List<String> firstLabels(Series asked) {
        return series(asked).stream()
                .map(series -> printed(series.labels().all().getFirst().value()) + ":"
                        + series.points().stream()
                                .mapToDouble(SeriesPoint::value)
                                .mapToObj(value -> " " + (long) value)
                                .reduce("", String::concat))
                .toList();
    }

    private static String printed(SpanValue value) {
        return value instanceof SpanValue.Text(String text) ? text : Long.toString(((SpanValue.Int) value).value());
    }

    private static Series.Measured measured(MetricsFunction function, Field... by) {
        return new Series.Measured(new Pipeline(List.of(ALL)), function, List.of(by));
    }

    private static Series.Measured rate() {
        return measured(new MetricsFunction.Rate());
    }

    private static Series.Measured over(Kind kind) {
        return over(kind, BYTES);
    }

    private static Series.Measured over(Kind kind, Field field) {
        return measured(new MetricsFunction.OverTime(kind, field));
    }

    private static Series kept(Series source, Operator comparison, Value constant) {
        return new Series.Kept(source, comparison, new Scalar.Constant(constant));
    }

    private static Series number(long number) {
        return new Series.Constant(new Value.Int(number));
    }

    private static Hints exemplars(Value value) {
        return new Hints(List.of(new Hints.Hint("exemplars", value)));
    }

    private static Label bucket(double bound) {
        return new Label("__bucket", new SpanValue.Real(bound));
    }

    private static SpanValue text(String value) {
        return new SpanValue.Text(value);
    }
}
