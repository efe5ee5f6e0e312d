package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Field;
import dev.weft.query.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The values of some fields on the spans that a query yields. For one thread. */
public final class SpansetFields {

    private final Traces traces;
    private final PipelineEvaluator pipeline;
    private final List<SpanExpression> fields;

    /** @param range of the starts of the spans, as {@link PipelineEvaluator} says */
    public SpansetFields(Query.Spansets query, List<Field> fields, StoredTraces stored, TimeRange range) {
        this(query, fields, new Traces(stored), range);
    }

    /** @param traces shared with others who read of the same traces on this thread */
    public SpansetFields(Query.Spansets query, List<Field> fields, Traces traces, TimeRange range) {
        this.traces = traces;
        this.pipeline = new PipelineEvaluator(query.pipeline(), query.hints(), traces, range);
        this.fields =
                fields.stream().map(field -> new SpanExpression(field, traces)).toList();
    }

    /**
     * Passes on what the fields are, in their order, for each span of the trace that is in one of the sets, once: a field of events
     * or links has as many values as differ between those of the span.
     */
    public void forEach(TraceId traceId, Consumer<List<Set<SpanValue>>> action) {
        traces.use(traceId, trace -> {
            Set<SpanKey> seen = new HashSet<>();
            for (YieldedSet set : pipeline.sets(trace)) {
                for (Span span : set.spans()) {
                    if (seen.add(span.key())) {
                        action.accept(fields.stream()
                                .map(field -> field.values(span, trace))
                                .toList());
                    }
                }
            }
        });
    }

    /** Returns whether a path of links that was looked for until now could have been longer than the limit. */
    public boolean wasCut() {
        return pipeline.wasCut();
    }
}
