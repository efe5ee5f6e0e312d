package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.MetricsFunction.OverTime.Kind;
import dev.weft.query.Operator;
import dev.weft.query.Query;
import dev.weft.query.Series;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.text.TraceQl;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Series are ranked, compared and computed with. */
class SeriesArithmeticTest extends MeasuredSpans {

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

    private static Series number(long number) {
        return new Series.Constant(new Value.Int(number));
    }
}
