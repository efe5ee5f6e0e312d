package dev.weft.query.evaluate;

import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Query;
import java.util.List;

/** What a search means: the spansets that it yields of each trace, computed when asked for. For one thread. */
public final class SearchEvaluator {

    private final Traces traces;
    private final PipelineEvaluator pipeline;

    /** @param range of the starts of returned spans, as {@link PipelineEvaluator} says */
    public SearchEvaluator(Query.Spansets query, StoredTraces stored, TimeRange range) {
        this(query, new Traces(stored), range);
    }

    /** @param traces shared with others who read of the same traces on this thread */
    public SearchEvaluator(Query.Spansets query, Traces traces, TimeRange range) {
        this.traces = traces;
        this.pipeline = new PipelineEvaluator(query.pipeline(), query.hints(), traces, range);
    }

    /** Returns the trace's spansets; none when nothing of it matches. */
    public List<YieldedSet> spansets(TraceId traceId) {
        return traces.inHand(traceId, pipeline::sets);
    }

    /** Returns whether a path of links that was looked for until now could have been longer than the limit. */
    public boolean wasCut() {
        return pipeline.wasCut();
    }
}
