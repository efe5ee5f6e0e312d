package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.query.Pipeline;
import dev.weft.query.Spanset;
import dev.weft.query.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A pipeline, made ready to be evaluated on many traces.
 *
 * <p>A spanset expression that is not its first stage looks within each set that it is given; only a link operator looks for
 * its other side further, in all that the stages before it yield of any trace.
 */
final class PipelineReader {

    private final SpansetReader first;
    private final List<SetStage> rest = new ArrayList<>();

    /** @param everywhere the spans of each trace among which link operators of the first stage look for their other side */
    PipelineReader(Pipeline pipeline, Traces traces, LinkWalk walk, Everywhere everywhere) {
        List<Stage> stages = pipeline.stages();
        boolean beginsWithSpanset = stages.getFirst() instanceof Spanset;
        this.first = switch (stages.getFirst()) {
            case Spanset spanset -> new SpansetCompiler(traces, walk, everywhere).compile(spanset);
            case Stage.Keep keep -> new AggregatedSpans(keep, traces);
            case Stage.Group _, Stage.Coalesce _, Stage.Select _ -> given -> ids(given.returnable());
        };
        for (Stage stage : beginsWithSpanset ? stages.subList(1, stages.size()) : stages) {
            List<SetStage> before = List.copyOf(rest);
            rest.add(
                    stage instanceof Spanset spanset
                            ? within(new SpansetCompiler(
                                            traces,
                                            walk,
                                            (traceId, side) -> everywhere.spans(
                                                    traceId, given -> side.spans(yielded(before, given))))
                                    .compile(spanset))
                            : StageCompiler.compile(stage, traces));
        }
    }

    /** Returns the sets that the pipeline yields of one trace. */
    List<YieldedSet> sets(Given given) {
        return sets(rest, given);
    }

    private List<YieldedSet> sets(List<SetStage> stages, Given given) {
        List<Span> spans = only(first.spans(given), given.all());
        List<YieldedSet> sets = spans.isEmpty() ? List.of() : List.of(YieldedSet.of(spans));
        for (SetStage stage : stages) {
            sets = stage.apply(sets, given);
        }
        return sets;
    }

    private Given yielded(List<SetStage> stages, Given given) {
        return new Given(
                given.trace(),
                only(idsOf(sets(stages, given.withoutRange())), given.all()),
                only(idsOf(sets(stages, given)), given.all()),
                given.hasRange());
    }

    private static SetStage within(SpansetReader spanset) {
        return (sets, given) -> {
            List<YieldedSet> kept = new ArrayList<>();
            for (YieldedSet set : sets) {
                List<Span> spans = only(spanset.spans(given.only(set.spans())), set.spans());
                if (!spans.isEmpty()) {
                    kept.add(set.withSpans(spans));
                }
            }
            return kept;
        };
    }

    private static List<Span> only(Set<SpanId> wanted, List<Span> spans) {
        return spans.stream().filter(span -> wanted.contains(span.spanId())).toList();
    }

    private static Set<SpanId> idsOf(List<YieldedSet> sets) {
        return sets.stream()
                .flatMap(set -> set.spans().stream())
                .map(Span::spanId)
                .collect(Collectors.toSet());
    }

    private static Set<SpanId> ids(List<Span> spans) {
        return spans.stream().map(Span::spanId).collect(Collectors.toSet());
    }
}
