package dev.weft.query.filter;

import dev.weft.query.Expression;
import dev.weft.query.Pipeline;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be told of a pipeline's spans by looking at each of them alone.
 *
 * @param anyOf filters of which every returned span matches at least one; none when nothing is returned
 * @param inTrace of each of these alternatives the trace of a returned span holds a span that matches one of them
 * @param inRange whether every returned span lies in the time range of the search, which bounds left sides of {@code &}
 *     operators not
 * @param exact whether every span in the range that matches one of the filters is returned
 */
public record Candidates(List<SpanFilter> anyOf, List<List<SpanFilter>> inTrace, boolean inRange, boolean exact) {

    private static final Candidates EVERYTHING = new Candidates(List.of(SpanFilter.EVERYTHING), List.of(), true, true);

    public Candidates {
        anyOf = List.copyOf(anyOf);
        inTrace = inTrace.stream().map(List::copyOf).toList();
    }

    public static Candidates of(Pipeline pipeline) {
        Candidates candidates = EVERYTHING;
        boolean first = true;
        for (Stage stage : pipeline.stages()) {
            candidates = switch (stage) {
                case Spanset spanset -> first ? of(spanset) : candidates.then(of(spanset));
                case Stage.Keep _ -> candidates.inexact();
                case Stage.Group _, Stage.Coalesce _, Stage.Select _ -> candidates;
            };
            first = false;
        }
        return candidates;
    }

    public static Candidates of(Spanset spanset) {
        return switch (spanset) {
            case Spanset.Filter(Expression condition) -> {
                Disjunction filters = Disjunction.of(condition);
                yield new Candidates(filters.anyOf(), List.of(), true, filters.exact());
            }
            case Spanset.Nested(Pipeline pipeline) -> of(pipeline);
            case Spanset.Combined(Spanset left, SpansetOperator operator, Spanset right) ->
                combined(of(left), operator, of(right));
        };
    }

    private static Candidates combined(Candidates left, SpansetOperator operator, Candidates right) {
        if (operator.form() == SpansetOperator.Form.NEGATED) {
            return right.inexact();
        }
        if (operator.relation() == SpansetOperator.Relation.OR) {
            Disjunction either = left.filters().or(right.filters());
            return new Candidates(either.anyOf(), List.of(), left.inRange && right.inRange, either.exact());
        }
        boolean bothReturned =
                operator.relation() == SpansetOperator.Relation.AND || operator.form() == SpansetOperator.Form.UNION;
        List<SpanFilter> anyOf =
                bothReturned ? left.filters().or(right.filters()).anyOf() : right.anyOf();
        boolean inRange =
                right.inRange && (operator.form() != SpansetOperator.Form.UNION) && (left.inRange || !bothReturned);
        if (operator.relation().isLink()) {
            return new Candidates(anyOf, bothReturned ? List.of() : right.inTrace(), inRange, false);
        }
        List<List<SpanFilter>> inTrace = new ArrayList<>(left.wholeTrace());
        inTrace.addAll(right.wholeTrace());
        return new Candidates(anyOf, inTrace, inRange, false);
    }

    /** Returns what is known of spans that pass this stage and then another one. */
    private Candidates then(Candidates next) {
        List<List<SpanFilter>> both = new ArrayList<>(inTrace);
        both.addAll(next.inTrace);
        return new Candidates(filters().and(next.filters()).anyOf(), both, inRange && next.inRange, false);
    }

    private Candidates inexact() {
        return new Candidates(anyOf, inTrace, inRange, false);
    }

    private Disjunction filters() {
        return new Disjunction(anyOf, exact);
    }

    /** Returns what a trace must hold to have any of the spans. */
    private List<List<SpanFilter>> wholeTrace() {
        if (anyOf.contains(SpanFilter.EVERYTHING)) {
            return inTrace;
        }
        List<List<SpanFilter>> all = new ArrayList<>(inTrace);
        all.add(anyOf);
        return all;
    }
}
