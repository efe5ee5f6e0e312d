package dev.weft.query.evaluate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Series;
import dev.weft.query.Spanset;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.store.contract.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However spans are divided among accumulations, and in whatever order they come, the answer is the same to the last bit. */
class MetricsMergingTest {

    private static final int ROUNDS = 200;
    private static final Field FIELD = new Field.Attribute(Field.Scope.SPAN, "x");
    private static final MetricsGrid GRID = new MetricsGrid(100, 10, 6);
    private static final MetricsLimits LIMITS = new MetricsLimits(10_000, 3);
    private static final MetricsLimits WITHOUT_EXEMPLARS = new MetricsLimits(10_000, 0);

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();

    @Test
    void mergesToTheSameAnswerWhateverTheDivision() {
        for (int round = 0; round < ROUNDS; round++) {
            List<MetricsSpan> spans =
                    Stream.generate(this::span).limit(random.nextInt(80)).toList();
            for (MetricsFunction function : functions()) {
                Series.Measured measured = measured(function);

                List<MetricsSeries> whole = answer(measured, LIMITS, (_, into) -> spans.forEach(into::add));
                List<MetricsSeries> divided = answer(
                        measured, LIMITS, (_, into) -> divided(measured, spans).forEach(into::merge));

                assertThat(divided)
                        .as("%s, round %d, %s", seed, round, function)
                        .isEqualTo(whole);
            }
        }
    }

    /** As a store does that adds up in its own way and hands in one row for each group and sample. */
    @Test
    void answersRowsOfAStoreAsItAnswersSpans() {
        for (int round = 0; round < ROUNDS; round++) {
            List<MetricsSpan> spans = Stream.generate(this::smallSpan)
                    .limit(random.nextInt(80))
                    .filter(span -> GRID.sampleOf(span.startUnixNano()) >= 0)
                    .toList();
            for (MetricsFunction function : functions()) {
                Series.Measured measured = measured(function);

                List<MetricsSeries> whole = answer(measured, WITHOUT_EXEMPLARS, (_, into) -> spans.forEach(into::add));
                List<MetricsSeries> added =
                        answer(measured, WITHOUT_EXEMPLARS, (_, into) -> addRows(spans, function, into));

                assertThat(added).as("%s, round %d, %s", seed, round, function).isEqualTo(whole);
            }
        }
    }

    private static void addRows(List<MetricsSpan> spans, MetricsFunction function, MetricsAccumulation into) {
        record Row(Labels labels, int sample) {}

        spans.stream()
                .collect(Collectors.groupingBy(
                        span -> new Row(into.rules().labels(span.by()), GRID.sampleOf(span.startUnixNano()))))
                .forEach((row, group) -> parts(
                                function,
                                group.stream()
                                        .mapToDouble(span -> (double) ((SpanValue.Int) span.measured()).value())
                                        .toArray())
                        .forEach(part -> into.add(row.labels(), row.sample(), part)));
    }

    private static Stream<SamplePart> parts(MetricsFunction function, double[] numbers) {
        return switch (function) {
            case MetricsFunction.Rate _, MetricsFunction.CountOverTime _, MetricsFunction.Compare _ ->
                Stream.of(new SamplePart.Count(numbers.length));
            case MetricsFunction.OverTime _ -> {
                DoubleSummaryStatistics summary = DoubleStream.of(numbers).summaryStatistics();
                yield Stream.of(new SamplePart.Moments(
                        (double) summary.getCount(), summary.getSum(), summary.getMin(), summary.getMax()));
            }
            case MetricsFunction.QuantileOverTime _, MetricsFunction.HistogramOverTime _ ->
                DoubleStream.of(numbers)
                        .filter(number -> number >= 2)
                        .boxed()
                        .collect(Collectors.groupingBy(
                                number -> (int) Math.ceil(Math.log(number) / Math.log(2) - 1e-9),
                                Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(bucket -> new SamplePart.Bucket(
                                bucket.getKey(), bucket.getValue().doubleValue()));
        };
    }

    private List<MetricsAccumulation> divided(Series.Measured measured, List<MetricsSpan> spans) {
        List<MetricsAccumulation> parts = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            parts.add(new MetricsAccumulation(measured, GRID, LIMITS));
        }
        List<MetricsSpan> shuffled = new ArrayList<>(spans);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(span -> parts.get(random.nextInt(count)).add(span));
        return parts;
    }

    private static Series.Measured measured(MetricsFunction function) {
        return new Series.Measured(
                new Pipeline(List.of(new Spanset.Filter(new Expression.Constant(new Value.Bool(true))))),
                function,
                List.of(FIELD));
    }

    private static List<MetricsSeries> answer(Series.Measured measured, MetricsLimits limits, MetricsSource source) {
        return new MetricsEvaluator(source, limits).evaluate(new Query.Metrics(measured, Hints.NONE), GRID);
    }

    private static List<MetricsFunction> functions() {
        return List.of(
                new MetricsFunction.Rate(),
                new MetricsFunction.CountOverTime(),
                new MetricsFunction.OverTime(MetricsFunction.OverTime.Kind.MIN, FIELD),
                new MetricsFunction.OverTime(MetricsFunction.OverTime.Kind.MAX, FIELD),
                new MetricsFunction.OverTime(MetricsFunction.OverTime.Kind.SUM, FIELD),
                new MetricsFunction.OverTime(MetricsFunction.OverTime.Kind.AVG, FIELD),
                new MetricsFunction.QuantileOverTime(FIELD, List.of(0.0, 0.5, 0.9, 1.0)),
                new MetricsFunction.HistogramOverTime(FIELD));
    }

    private MetricsSpan span() {
        return new MetricsSpan(
                new SpanKey(new TraceId(1, random.nextInt(4)), new SpanId(random.nextLong())),
                85 + random.nextInt(80),
                List.of(random.nextInt(4) == 0 ? SpanValue.MISSING : new SpanValue.Int(random.nextInt(3))),
                value(),
                random.nextInt(3) == 0 ? 1 : 1 / (1 - random.nextDouble()));
    }

    private MetricsSpan smallSpan() {
        MetricsSpan span = span();
        return new MetricsSpan(
                span.key(), span.startUnixNano(), span.by(), new SpanValue.Int(random.nextInt(5_000) - 100));
    }

    /** Numbers so far apart that a sum that rounds at every addition would show in which order it was made. */
    private SpanValue value() {
        return switch (random.nextInt(6)) {
            case 0 -> SpanValue.MISSING;
            case 1 -> new SpanValue.Int(random.nextLong());
            case 2 -> new SpanValue.Int(random.nextInt(10) - 3);
            case 3 -> new SpanValue.Duration(random.nextLong());
            default -> new SpanValue.Real(Math.scalb(random.nextDouble() - 0.5, random.nextInt(400) - 200));
        };
    }
}
