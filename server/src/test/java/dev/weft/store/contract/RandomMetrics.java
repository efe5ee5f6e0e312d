package dev.weft.store.contract;

import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Operator;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Spanset;
import dev.weft.query.Value;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.store.FacetSearch;
import dev.weft.store.MetricsSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Metrics queries and facets over what {@link RandomSpans} makes: with every function, over spans that columns decide on and over others. */
public final class RandomMetrics {

    private static final MetricsLimits LIMITS = new MetricsLimits(1_000_000, 2);

    /** What is known of a span wherever it is stored. */
    private static final List<Field> FIXED = List.of(
            Field.Intrinsic.NAME,
            Field.Intrinsic.KIND,
            Field.Intrinsic.STATUS,
            new Field.Attribute(Field.Scope.RESOURCE, "service.name"));

    private static final long LATEST = -1L;

    private final Random random;
    private final RandomSpans spans;
    private final RandomSpansets spansets;
    private final RandomQueries queries;

    public RandomMetrics(Random random) {
        this.random = random;
        this.spans = new RandomSpans(random);
        this.spansets = new RandomSpansets(random, spans);
        this.queries = new RandomQueries(random);
    }

    public MetricsSearch metrics() {
        Query.Spansets source = source();
        return new MetricsSearch(new Query.Metrics(series(source, 2), hints(source)), grid(), LIMITS);
    }

    private Hints hints(Query.Spansets source) {
        List<Hints.Hint> hints = new ArrayList<>(source.hints().all());
        if (random.nextInt(4) == 0) {
            hints.add(new Hints.Hint("extrapolate", new Value.Bool(true)));
        }
        return new Hints(hints);
    }

    public FacetSearch facets() {
        return new FacetSearch(
                source(), queries.range(), RandomSpans.list(1 + random.nextInt(4), this::field), 1 + random.nextInt(9));
    }

    private Query.Spansets source() {
        return random.nextInt(3) == 0 ? spansets.query() : queries.search().query();
    }

    private Series series(Query.Spansets source, int depth) {
        Series.Measured measured = measured(source);
        if (depth == 0 || measured.function() instanceof MetricsFunction.Compare) {
            return measured;
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Series.Ranked(measured, random.nextBoolean(), 1 + random.nextInt(3));
            case 1 ->
                new Series.Kept(
                        measured, spans.pick(List.of(Operator.GREATER, Operator.LESS)), new Scalar.Constant(number()));
            case 2 ->
                new Series.Arithmetic(
                        measured,
                        spans.pick(List.of(Operator.PLUS, Operator.TIMES, Operator.DIVIDED)),
                        new Series.Measured(source.pipeline(), new MetricsFunction.CountOverTime(), measured.by()));
            default -> measured;
        };
    }

    private Value number() {
        return new Value.Int(random.nextInt(3));
    }

    private Series.Measured measured(Query.Spansets source) {
        MetricsFunction function = function();
        return new Series.Measured(
                source.pipeline(),
                function,
                function instanceof MetricsFunction.Compare
                        ? List.of()
                        : RandomSpans.list(random.nextInt(4), this::field));
    }

    private MetricsFunction function() {
        return switch (random.nextInt(9)) {
            case 0 -> new MetricsFunction.Rate();
            case 1, 2 -> new MetricsFunction.CountOverTime();
            case 3, 4 ->
                new MetricsFunction.OverTime(
                        spans.pick(List.of(MetricsFunction.OverTime.Kind.values())), measuredField());
            case 5, 6 -> new MetricsFunction.QuantileOverTime(measuredField(), List.of(0.5, 0.99));
            case 7 -> new MetricsFunction.HistogramOverTime(measuredField());
            default ->
                new MetricsFunction.Compare(
                        (Spanset.Filter)
                                Queries.of(queries.filter()).pipeline().stages().getFirst(),
                        1 + random.nextInt(5),
                        OptionalLong.empty(),
                        OptionalLong.empty());
        };
    }

    private Field measuredField() {
        return random.nextBoolean() ? Field.Intrinsic.DURATION : field();
    }

    private Field field() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> spans.pick(FIXED);
            case 2 -> spansets.field();
            default ->
                spans.pick(List.of(
                        Field.Intrinsic.DURATION,
                        Field.Intrinsic.LINK_COUNT,
                        Field.Intrinsic.SPAN_ID,
                        Field.Intrinsic.TRACE_ID,
                        new Field.OfParent(Field.Intrinsic.NAME)));
        };
    }

    private MetricsGrid grid() {
        TimeRange range = queries.range();
        long length = range.endUnixNano() - range.startUnixNano();
        if (length > 0 && random.nextInt(4) == 0) {
            return MetricsGrid.instant(range);
        }
        long step = (length >>> 2) / (1 + random.nextInt(20)) + 1 + random.nextInt(5);
        long latest = LATEST - step;
        boolean ends = Long.compareUnsigned(range.endUnixNano(), latest) <= 0;
        boolean begins = Long.compareUnsigned(range.startUnixNano(), latest) <= 0;
        return MetricsGrid.over(
                new TimeRange(begins ? range.startUnixNano() : latest, ends ? range.endUnixNano() : latest), step);
    }
}
