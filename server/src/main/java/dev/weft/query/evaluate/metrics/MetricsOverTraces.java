package dev.weft.query.evaluate.metrics;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.MetricsFunction;
import dev.weft.query.Series;
import dev.weft.query.evaluate.PipelineEvaluator;
import dev.weft.query.evaluate.SpanExpression;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.query.evaluate.TraceTree;
import dev.weft.query.evaluate.Traces;
import dev.weft.query.evaluate.YieldedSet;
import java.util.List;

/** Measures spans one by one as the evaluator finds them: the oracle of every store. For one thread and one query. */
public final class MetricsOverTraces implements MetricsSource {

    private final Traces traces;
    private final Iterable<TraceId> traceIds;
    private final Hints hints;
    private boolean cut;

    /** @param traceIds of all traces in which there may be spans to measure, each once; gone through for each function */
    public MetricsOverTraces(StoredTraces stored, Iterable<TraceId> traceIds, Hints hints) {
        this(new Traces(stored), traceIds, hints);
    }

    /** @param traces shared with others who read of the same traces on this thread */
    public MetricsOverTraces(Traces traces, Iterable<TraceId> traceIds, Hints hints) {
        this.traces = traces;
        this.traceIds = traceIds;
        this.hints = hints;
    }

    /** Returns whether a path of links that was looked for until now could have been longer than the limit. */
    public boolean wasCut() {
        return cut;
    }

    @Override
    public void measure(Series.Measured measured, MetricsAccumulation into) {
        TimeRange range = into.grid().spans();
        PipelineEvaluator pipeline = new PipelineEvaluator(measured.source(), hints, traces, range);
        SpanWeights weights = SpanWeights.of(hints, measured.function());
        Measuring measuring = measured.function() instanceof MetricsFunction.Compare compare
                ? comparing(compare, weights, into)
                : measuring(measured, weights, into);
        for (TraceId traceId : traceIds) {
            traces.use(traceId, trace -> {
                for (YieldedSet set : pipeline.sets(trace)) {
                    set.spans().stream()
                            .filter(span -> range.contains(span.startTimeUnixNano()))
                            .forEach(span -> measuring.measure(span, trace));
                }
            });
        }
        cut |= pipeline.wasCut();
    }

    private Measuring measuring(Series.Measured measured, SpanWeights weights, MetricsAccumulation into) {
        List<SpanExpression> by = into.rules().fields().stream()
                .map(field -> new SpanExpression(field, traces))
                .toList();
        Field field = measured.function().field();
        SpanExpression value = field == null ? null : new SpanExpression(field, traces);
        return (span, trace) -> into.add(new MetricsSpan(
                span.key(),
                span.startTimeUnixNano(),
                by.stream().map(expression -> expression.value(span, trace)).toList(),
                value == null ? SpanValue.MISSING : value.value(span, trace),
                weights.of(span.traceState())));
    }

    private Measuring comparing(MetricsFunction.Compare compare, SpanWeights weights, MetricsAccumulation into) {
        SpanExpression selection = new SpanExpression(compare.selection().condition(), traces);
        LabelAttributes attributes = new LabelAttributes(traces);
        return (span, trace) -> {
            int sample = into.grid().sampleOf(span.startTimeUnixNano());
            if (sample >= 0) {
                boolean selected =
                        MetricsComparison.inWindow(compare, span.startTimeUnixNano()) && selection.holds(span, trace);
                SamplePart part = SamplePart.Count.of(weights.of(span.traceState()));
                for (Label attribute : attributes.of(span, trace)) {
                    into.add(MetricsComparison.labels(selected, attribute), sample, part);
                }
            }
        };
    }

    private interface Measuring {
        void measure(Span span, TraceTree trace);
    }
}
