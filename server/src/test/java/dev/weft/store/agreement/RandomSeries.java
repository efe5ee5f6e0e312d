package dev.weft.store.agreement;

import dev.weft.model.Span;
import dev.weft.query.Field;
import dev.weft.query.MetricsFunction;
import dev.weft.query.MetricsFunction.OverTime;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Value;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Time series over what a pipeline yields, with all functions and what may follow them. */
final class RandomSeries {

    private static final List<Operator> ARITHMETIC =
            Arrays.stream(Operator.values()).filter(Operator::isArithmetic).toList();
    private static final long ABOUT_NANOS = 50_000_000;

    private final Choice choice;
    private final RandomPipelines pipelines;
    private final RandomFields fields;

    RandomSeries(Choice choice, RandomPipelines pipelines, RandomFields fields) {
        this.choice = choice;
        this.pipelines = pipelines;
        this.fields = fields;
    }

    Series over(RandomPipelines.Found found) {
        if (choice.oneIn(8)) {
            return new Series.Measured(found.pipeline(), compare(found.span()), List.of());
        }
        Series.Measured measured = new Series.Measured(
                found.pipeline(), numeric(found.span()), choice.some(0, 3, () -> fields.of(found.span())));
        Series series = measured;
        for (int more = choice.below(3); more > 0; more--) {
            series = choice.<Function<Series, Series>>of(
                            List.of(this::ranked, this::kept, inner -> arithmetic(inner, measured, found)))
                    .apply(series);
        }
        return series;
    }

    private MetricsFunction compare(Span span) {
        long start = span.startTimeUnixNano();
        boolean ranged = choice.oneIn(2) && start > ABOUT_NANOS && start < Long.MAX_VALUE - ABOUT_NANOS;
        return new MetricsFunction.Compare(
                pipelines.filter(span),
                1 + choice.below(5),
                ranged ? OptionalLong.of(start - choice.below((int) ABOUT_NANOS)) : OptionalLong.empty(),
                ranged ? OptionalLong.of(start + 1 + choice.below((int) ABOUT_NANOS)) : OptionalLong.empty());
    }

    private MetricsFunction numeric(Span span) {
        Field field = choice.oneIn(3) ? Field.Intrinsic.DURATION : fields.number(span);
        return choice.<Supplier<MetricsFunction>>of(List.of(
                        MetricsFunction.Rate::new,
                        MetricsFunction.CountOverTime::new,
                        () -> new OverTime(choice.of(List.of(OverTime.Kind.values())), field),
                        () -> new OverTime(choice.of(List.of(OverTime.Kind.values())), field),
                        () -> new OverTime(choice.of(List.of(OverTime.Kind.values())), field),
                        () -> new MetricsFunction.QuantileOverTime(
                                field, choice.of(List.of(List.of(0.5), List.of(0.0, 0.9, 1.0)))),
                        () -> new MetricsFunction.HistogramOverTime(field)))
                .get();
    }

    private Series ranked(Series series) {
        return new Series.Ranked(series, choice.oneIn(2), 1 + choice.below(4));
    }

    private Series kept(Series series) {
        Operator operator = choice.of(RandomComparisons.BY_ORDER);
        Value constant = switch (operator) {
            case EQUAL -> new Value.Int(1);
            case NOT_EQUAL -> new Value.Duration(7_000_000_000L);
            case LESS, LESS_OR_EQUAL -> new Value.Real(1e12);
            default -> new Value.Int(0);
        };
        return new Series.Kept(
                series,
                operator,
                choice.oneIn(4)
                        ? new Scalar.Arithmetic(
                                new Scalar.Constant(new Value.Int(1)),
                                Operator.DIVIDED,
                                new Scalar.Constant(new Value.Int(2)))
                        : new Scalar.Constant(constant));
    }

    /** Returns arithmetic with a constant, or with other series of the same labels. */
    private Series arithmetic(Series series, Series.Measured measured, RandomPipelines.Found found) {
        Operator operator = choice.of(ARITHMETIC);
        Series other = choice.oneIn(2)
                ? new Series.Constant(
                        choice.<Value>of(List.of(new Value.Int(2), new Value.Real(0.5), new Value.Int(-1))))
                : new Series.Measured(pipeline(measured), numeric(found.span()), measured.by());
        return choice.oneIn(2)
                ? new Series.Arithmetic(series, operator, other)
                : new Series.Arithmetic(other, operator, series);
    }

    private Pipeline pipeline(Series.Measured measured) {
        return choice.oneIn(4) ? pipelines.pipeline().pipeline() : measured.source();
    }
}
