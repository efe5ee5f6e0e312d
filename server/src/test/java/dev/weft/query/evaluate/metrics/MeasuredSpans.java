package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.weft.query.evaluate.SpanValue;
import java.util.ArrayList;
import java.util.List;

/** Spans that a test has measured, and the series that are made of them. */
abstract class MeasuredSpans {

    static final long SECOND = 1_000_000_000;
    static final MetricsGrid GRID = new MetricsGrid(10 * SECOND, 10 * SECOND, 3);
    static final Field BYTES = new Field.Attribute(Field.Scope.SPAN, "bytes");
    static final Spanset.Filter ALL = new Spanset.Filter(new Expression.Constant(new Value.Bool(true)));

    final List<MetricsSpan> spans = new ArrayList<>();

    void span(long startSeconds, SpanValue measured) {
        spans.add(new MetricsSpan(key(), startSeconds * SECOND, List.of(), measured));
    }

    void grouped(long startSeconds, SpanValue by) {
        spans.add(new MetricsSpan(key(), startSeconds * SECOND, List.of(by), SpanValue.MISSING));
    }

    SpanKey key() {
        return new SpanKey(new TraceId(1, 1), new SpanId(spans.size() + 1));
    }

    List<MetricsSeries> series(Series series) {
        return series(series, new MetricsLimits(1_000, 0), Hints.NONE);
    }

    List<MetricsSeries> series(Series series, MetricsLimits limits, Hints hints) {
        MetricsSource source = (measured, into) -> spans.stream()
                .filter(span -> span.by().size() == measured.by().size())
                .forEach(into::add);
        return new MetricsEvaluator(source, limits).evaluate(new Query.Metrics(series, hints), GRID);
    }

    double[] values(Series asked) {
        List<MetricsSeries> series = series(asked);
        assertThat(series).hasSize(1);
        return series.getFirst().points().stream()
                .mapToDouble(SeriesPoint::value)
                .toArray();
    }

    static String printed(SpanValue value) {
        return value instanceof SpanValue.Text(String text) ? text : Long.toString(((SpanValue.Int) value).value());
    }

    static Series.Measured measured(MetricsFunction function, Field... by) {
        return new Series.Measured(new Pipeline(List.of(ALL)), function, List.of(by));
    }

    static Series.Measured rate() {
        return measured(new MetricsFunction.Rate());
    }

    static Hints exemplars(Value value) {
        return new Hints(List.of(new Hints.Hint("exemplars", value)));
    }

    static Series.Measured over(Kind kind) {
        return over(kind, BYTES);
    }

    static Series.Measured over(Kind kind, Field field) {
        return measured(new MetricsFunction.OverTime(kind, field));
    }

    static Series kept(Series source, Operator comparison, Value constant) {
        return new Series.Kept(source, comparison, new Scalar.Constant(constant));
    }

    static SpanValue text(String value) {
        return new SpanValue.Text(value);
    }
}
