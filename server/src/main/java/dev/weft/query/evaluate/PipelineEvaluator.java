package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.query.Hints;
import dev.weft.query.Pipeline;
import dev.weft.query.Value;
import java.util.List;

/**
 * What a pipeline yields of each trace, computed when asked for. For one thread and one query.
 *
 * <p>The range applies to spans, where a spanset expression yields them: the filters {@code { … }} whose spans the answer may
 * hold look only at spans that start in it. What is not returned is looked for in the whole store: the left sides of
 * structural and link operators (with {@code &} they are returned and yet may lie outside), the other spans of
 * {@code trace:} fields, and whether both sides of {@code &&} have any spans. Stages behind the first see what is left, so
 * {@code count()} counts what is returned.
 */
public final class PipelineEvaluator {

    /** Links of a path, unless the query says otherwise by {@code with(max_links=N)}. */
    static final int DEFAULT_MAX_LINKS = 5;

    private final TimeRange range;
    private final LinkWalk walk;
    private final PipelineReader pipeline;

    public PipelineEvaluator(Pipeline pipeline, Hints hints, Traces traces, TimeRange range) {
        this.range = range;
        this.walk = new LinkWalk(traces, maxLinks(hints));
        this.pipeline = new PipelineReader(
                pipeline, traces, walk, (traceId, side) -> traces.inHand(traceId, trace -> side.spans(given(trace))));
    }

    /** Returns the sets that the pipeline yields of the trace, which the caller has {@link Traces#inHand in hand}. */
    public List<YieldedSet> sets(TraceTree trace) {
        return pipeline.sets(given(trace));
    }

    /** Returns whether a path of links that was looked for until now could have been longer than the limit. */
    public boolean wasCut() {
        return walk.wasCut();
    }

    private Given given(TraceTree trace) {
        List<Span> inRange = trace.spans().stream()
                .filter(span -> range.contains(span.startTimeUnixNano()))
                .toList();
        return new Given(trace, trace.spans(), inRange, true);
    }

    /** Returns how many links a path may have, by {@code with(max_links=N)} or without it. */
    public static int maxLinks(Hints hints) {
        return switch (hints.find("max_links")) {
            case null -> DEFAULT_MAX_LINKS;
            case Value.Int(long links) when links >= 1 -> (int) Math.min(links, Integer.MAX_VALUE);
            case Value other ->
                throw new IllegalArgumentException("max_links: " + other + " (expected: an int from 1)");
        };
    }
}
