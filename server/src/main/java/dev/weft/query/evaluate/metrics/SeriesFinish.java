package dev.weft.query.evaluate.metrics;

import dev.weft.query.MetricsFunction;
import dev.weft.query.evaluate.SpanValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes series of what an accumulation has gathered. */
final class SeriesFinish {

    private final MetricsFunction function;
    private final MetricsGrid grid;
    private final double unit;

    SeriesFinish(MetricsFunction function, MetricsGrid grid) {
        this.function = function;
        this.grid = grid;
        this.unit = function instanceof MetricsFunction.Rate ? grid.stepSeconds() : MetricsUnits.divisor(function);
    }

    /** Returns a bound of how many series there will be. */
    long mostSeries(MetricsAccumulation gathered) {
        return switch (function) {
            case MetricsFunction.QuantileOverTime asked ->
                (long) gathered.samples().size() * asked.quantiles().size();
            case MetricsFunction.Compare _ -> 3L * gathered.columns();
            case MetricsFunction.Rate _,
                    MetricsFunction.CountOverTime _,
                    MetricsFunction.OverTime _,
                    MetricsFunction.HistogramOverTime _ -> gathered.columns();
        };
    }

    List<SeriesRow> finish(MetricsAccumulation gathered) {
        Map<Labels, SampleAccumulator> groups = gathered.samples();
        if (function instanceof MetricsFunction.Compare compare) {
            return new MetricsComparison(compare.topN()).finish(groups);
        }
        List<SeriesRow> rows = new ArrayList<>();
        groups.forEach((labels, samples) -> {
            List<SampleExemplars.Candidate> exemplars =
                    gathered.exemplars(labels).kept();
            switch (samples) {
                case SampleColumn column -> rows.add(column(labels, column.samples(unit), exemplars));
                case SampleBuckets buckets -> rows.addAll(buckets(labels, buckets, exemplars));
            }
        });
        return rows;
    }

    private SeriesRow column(Labels labels, double[] samples, List<SampleExemplars.Candidate> exemplars) {
        boolean counts = function instanceof MetricsFunction.Rate || function instanceof MetricsFunction.CountOverTime;
        return new SeriesRow(
                labels.all().isEmpty() ? Labels.of(Label.text(Label.FUNCTION, word(function))) : labels,
                samples,
                counts
                        ? exemplars.stream()
                                .map(candidate -> new SeriesExemplar(
                                        candidate.span(),
                                        candidate.startUnixNano(),
                                        samples[grid.sampleOf(candidate.startUnixNano())]))
                                .toList()
                        : measured(exemplars));
    }

    private List<SeriesRow> buckets(Labels labels, SampleBuckets buckets, List<SampleExemplars.Candidate> exemplars) {
        List<SeriesRow> rows = new ArrayList<>();
        if (function instanceof MetricsFunction.QuantileOverTime asked) {
            double greatest = asked.quantiles().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(Double.NaN);
            for (double quantile : asked.quantiles().stream().distinct().toList()) {
                rows.add(new SeriesRow(
                        labels.and(new Label(Label.QUANTILE, new SpanValue.Real(quantile))),
                        buckets.quantile(quantile, unit),
                        quantile == greatest ? measured(exemplars) : List.of()));
            }
        } else {
            buckets.histogram().forEach((exponent, counts) -> {
                double bound = Math.scalb(1.0, exponent);
                rows.add(new SeriesRow(
                        labels.and(new Label(Label.BUCKET, new SpanValue.Real(bound / unit))),
                        counts,
                        measured(exemplars.stream()
                                .filter(candidate -> candidate.measured() <= bound
                                        && candidate.measured() > Math.scalb(1.0, exponent - 1))
                                .toList())));
            });
        }
        return rows;
    }

    private List<SeriesExemplar> measured(List<SampleExemplars.Candidate> exemplars) {
        return exemplars.stream()
                .map(candidate ->
                        new SeriesExemplar(candidate.span(), candidate.startUnixNano(), candidate.measured() / unit))
                .toList();
    }

    private static String word(MetricsFunction function) {
        return switch (function) {
            case MetricsFunction.Rate _ -> "rate";
            case MetricsFunction.CountOverTime _ -> "count_over_time";
            case MetricsFunction.OverTime over ->
                switch (over.kind()) {
                    case MIN -> "min_over_time";
                    case MAX -> "max_over_time";
                    case SUM -> "sum_over_time";
                    case AVG -> "avg_over_time";
                };
            case MetricsFunction.QuantileOverTime _ -> "quantile_over_time";
            case MetricsFunction.HistogramOverTime _ -> "histogram_over_time";
            case MetricsFunction.Compare _ -> "compare";
        };
    }
}
