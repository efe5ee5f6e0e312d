package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.MetricsFunction.OverTime.Kind;
import dev.weft.query.Operator;
import dev.weft.query.Query;
import dev.weft.query.Series;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What each function makes of the spans of a step, and where it leaves a gap. */
class MetricsFunctionsTest extends MeasuredSpans {

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
    void averagesWhatIsTooLargeTogether() {
        span(1, new SpanValue.Real(1.7e308));
        span(2, new SpanValue.Real(1.7e308));

        assertThat(values(over(Kind.SUM))).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(values(over(Kind.AVG))).containsExactly(1.7e308);
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

    private void weighted(long startSeconds, long measured, double weight) {
        spans.add(new MetricsSpan(key(), startSeconds * SECOND, List.of(), new SpanValue.Int(measured), weight));
    }

    private static Label bucket(double bound) {
        return new Label("__bucket", new SpanValue.Real(bound));
    }
}
