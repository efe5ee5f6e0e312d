package dev.weft.query.evaluate.metrics;

import dev.weft.query.Hints;
import dev.weft.query.Operator;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Series;
import dev.weft.query.Value;
import dev.weft.query.evaluate.SpanValue;
import java.util.Comparator;
import java.util.List;

/** What a metrics query means, whatever store measures its spans. For one query. */
public final class MetricsEvaluator {

    private final MetricsSource source;
    private final MetricsLimits limits;
    private final MetricsMemory memory;

    public MetricsEvaluator(MetricsSource source, MetricsLimits limits) {
        this.source = source;
        this.limits = limits;
        this.memory = new MetricsMemory(limits.bytes());
    }

    /**
     * Returns the series by their labels ({@link LabelOrder#ANSWERED}), each with at least one point.
     *
     * <p>{@code with(exemplars=false)} leaves exemplars out, {@code with(exemplars=n)} sets how many a series has at most, up to
     * {@link MetricsLimits#MAX_EXEMPLARS}; {@code true} and other values change nothing. {@code with(extrapolate=true)} is the source's
     * affair ({@link SpanWeights}); other hints change nothing.
     *
     * <p>Where the source is not {@linkplain MetricsSource#isWhole whole}, samples are of the spans that it added, and series that
     * are combined of two are left out: one of them may be whole, the other not, and a ratio of both means nothing.
     *
     * @throws SeriesLimitException when there are more series than the limits allow, or their samples take more memory
     * @throws IllegalArgumentException when the query is a constant alone, or compares or combines series with no number
     */
    public List<MetricsSeries> evaluate(Query.Metrics query, MetricsGrid grid) {
        MetricsLimits hinted = new MetricsLimits(limits.series(), exemplars(query.hints()), limits.bytes());
        return rows(query.series(), grid, hinted).stream()
                .filter(row -> !row.isEmpty())
                .sorted(Comparator.comparing(SeriesRow::labels, LabelOrder.ANSWERED))
                .map(row -> {
                    memory.take(row.answerBytes());
                    return row.answer(grid);
                })
                .toList();
    }

    private int exemplars(Hints hints) {
        return switch (hints.find("exemplars")) {
            case Value.Bool(boolean wanted) when !wanted -> 0;
            case Value.Int(long count) -> Math.clamp(count, 0, MetricsLimits.MAX_EXEMPLARS);
            case null, default -> limits.exemplars();
        };
    }

    private List<SeriesRow> rows(Series series, MetricsGrid grid, MetricsLimits hinted) {
        return switch (series) {
            case Series.Measured measured -> measure(measured, grid, hinted);
            case Series.Ranked(Series source, boolean top, int count) ->
                SeriesRanking.rank(rows(source, grid, hinted), top, count);
            case Series.Kept(Series source, Operator comparison, Scalar threshold) -> {
                double number = MetricsUnits.constant(SeriesConstants.of(threshold), source);
                yield rows(source, grid, hinted).stream()
                        .map(row -> SeriesArithmetic.keep(row, comparison, number))
                        .toList();
            }
            case Series.Arithmetic arithmetic -> combine(arithmetic, grid, hinted);
            case Series.Constant(Value constant) ->
                throw new IllegalArgumentException(
                        "the constant " + constant + " alone (expected: a series beside it)");
        };
    }

    private List<SeriesRow> combine(Series.Arithmetic arithmetic, MetricsGrid grid, MetricsLimits hinted) {
        Operator operator = arithmetic.operator();
        SpanValue left = SeriesConstants.find(arithmetic.left());
        SpanValue right = SeriesConstants.find(arithmetic.right());
        if (right != null) {
            double number = MetricsUnits.constant(right, arithmetic.left());
            return rows(arithmetic.left(), grid, hinted).stream()
                    .map(row -> row.map(sample -> SeriesArithmetic.apply(sample, operator, number)))
                    .toList();
        }
        if (left != null) {
            double number = MetricsUnits.constant(left, arithmetic.right());
            return rows(arithmetic.right(), grid, hinted).stream()
                    .map(row -> row.map(sample -> SeriesArithmetic.apply(number, operator, sample)))
                    .toList();
        }
        List<SeriesRow> leftRows = rows(arithmetic.left(), grid, hinted);
        List<SeriesRow> rightRows = rows(arithmetic.right(), grid, hinted);
        return source.isWhole() ? SeriesArithmetic.combine(leftRows, operator, rightRows) : List.of();
    }

    private List<SeriesRow> measure(Series.Measured measured, MetricsGrid grid, MetricsLimits hinted) {
        MetricsAccumulation gathered = new MetricsAccumulation(measured, grid, hinted, memory);
        source.measure(measured, gathered);
        SeriesFinish finish = new SeriesFinish(measured.function(), grid);
        memory.take(finish.mostSeries(gathered) * SeriesRow.bytes(grid.samples()));
        List<SeriesRow> rows = finish.finish(gathered);
        gathered.discard();
        if (rows.size() > limits.series()) {
            throw SeriesLimitException.ofSeries(limits.series());
        }
        return rows;
    }
}
