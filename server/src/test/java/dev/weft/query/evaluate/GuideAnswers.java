package dev.weft.query.evaluate;

import static java.util.stream.Collectors.joining;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsEvaluator;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsOverTraces;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.evaluate.metrics.MetricsSource;
import dev.weft.query.text.TraceQl;
import dev.weft.store.ShownValues;
import dev.weft.store.contract.TestSpans;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What queries yield over the guide's spans, as its tables of constructs write it: spans with selected values behind them, sets
 * with the values they were divided by before and aggregates behind them; series with their samples, one a minute.
 */
final class GuideAnswers {

    /** Samples at 0s, 60s, 120s and 180s. */
    static final MetricsGrid GRID = new MetricsGrid(TestSpans.EPOCH, 60_000_000_000L, 4);

    private static final MetricsLimits LIMITS = new MetricsLimits(1_000, 0);
    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final String GAP = "–";
    private static final int SHOWN_SERIES = 6;

    private final CollectedTraces traces;

    GuideAnswers(List<Span> spans) {
        traces = new CollectedTraces(spans);
    }

    String yields(String text) {
        String yields = switch (TraceQl.parse(text)) {
            case Query.Spansets query -> spansets(query);
            case Query.Metrics query -> series(query);
        };
        return yields.isEmpty() ? "nothing" : yields;
    }

    private String spansets(Query.Spansets query) {
        List<YieldedSet> sets = traces.spansets(query, TimeRange.ALL);
        boolean apart = sets.stream()
                .anyMatch(set -> !set.groups().isEmpty() || !set.aggregates().isEmpty());
        return sets.stream().map(this::set).collect(joining(apart ? "; " : " "));
    }

    private String set(YieldedSet set) {
        String groups = set.groups().values().stream().map(ShownValues::text).collect(joining(", "));
        List<List<SpanValue>> values = SelectedValues.of(set, traces);
        String spans = IntStream.range(0, set.spans().size())
                .mapToObj(i -> name(set.spans().get(i).key()) + values(values.get(i)))
                .collect(joining(" "));
        String aggregates = set.aggregates().entrySet().stream()
                .map(entry -> TraceQl.print(entry.getKey()) + " = " + ShownValues.text(entry.getValue()))
                .collect(joining(", "));
        return (groups.isEmpty() ? "" : groups + ": ") + spans + (aggregates.isEmpty() ? "" : " (" + aggregates + ")");
    }

    private static String values(List<SpanValue> selected) {
        return selected.isEmpty()
                ? ""
                : selected.stream().map(ShownValues::text).collect(joining(", ", " (", ")"));
    }

    private String series(Query.Metrics query) {
        MetricsSource source = new MetricsOverTraces(traces, traces.traceIds(), query.hints());
        List<MetricsSeries> series = new MetricsEvaluator(source, LIMITS).evaluate(query, GRID);
        int more = series.size() - SHOWN_SERIES;
        return series.stream().limit(SHOWN_SERIES).map(GuideAnswers::series).collect(joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String series(MetricsSeries series) {
        String labels = series.labels().withoutFunction().all().stream()
                .map(label -> label.name() + "=" + ShownValues.text(label.value()))
                .collect(joining(", "));
        String samples = IntStream.range(0, GRID.samples())
                .mapToObj(sample -> sample(series, GRID.timeUnixNano(sample)))
                .collect(joining(", "));
        String exemplars = series.exemplars().stream()
                .map(exemplar -> name(exemplar.span()))
                .collect(joining(" "));
        return (labels.isEmpty() ? "" : labels + ": ")
                + samples
                + (exemplars.isEmpty() ? "" : " (exemplars: " + exemplars + ")");
    }

    private static String sample(MetricsSeries series, long timeUnixNano) {
        return series.points().stream()
                .filter(point -> point.timeUnixNano() == timeUnixNano)
                .map(point -> shortened(point.value()))
                .findFirst()
                .orElse(GAP);
    }

    private static String shortened(double value) {
        return value == 0
                ? "0"
                : BigDecimal.valueOf(value)
                        .round(FOUR_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static String name(SpanKey span) {
        return span.traceId().low() + "/" + span.spanId().value();
    }
}
