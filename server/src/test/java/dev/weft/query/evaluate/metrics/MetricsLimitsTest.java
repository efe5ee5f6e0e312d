package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.MetricsFunction.OverTime.Kind;
import dev.weft.query.Operator;
import dev.weft.query.Series;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a metrics query may take: so many series, and so much memory, over all of its functions and threads. */
class MetricsLimitsTest extends MeasuredSpans {

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
    void remembersNoArrays() {
        Series.Measured byBytes = measured(new MetricsFunction.Rate(), BYTES);
        MetricsAccumulation into = new MetricsAccumulation(byBytes, GRID, new MetricsLimits(1, 0));
        WeakReference<SpanValue> array = addArray(into);

        System.gc();

        assertThat(array.refersTo(null)).isTrue();
        assertThat(into.columns()).isEqualTo(1);
    }

    private WeakReference<SpanValue> addArray(MetricsAccumulation into) {
        SpanValue array = new SpanValue.Array(List.of(text("a"), text("b")));
        into.add(new MetricsSpan(key(), SECOND, List.of(array), SpanValue.MISSING));
        return new WeakReference<>(array);
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
}
