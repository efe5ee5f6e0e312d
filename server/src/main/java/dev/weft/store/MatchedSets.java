package dev.weft.store;

import dev.weft.query.Pipeline;
import dev.weft.query.Scalar;
import dev.weft.query.Spanset;
import dev.weft.query.Stage;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.YieldedSet;
import dev.weft.query.text.TraceQl;
import java.util.ArrayList;
import java.util.List;

/**
 * The spansets that a query with {@code by(…)} or aggregates yields of one trace, in the order of their first spans.
 *
 * @param first at most {@value #MOST} of them
 * @param count all of them
 */
public record MatchedSets(List<MatchedSet> first, int count) {

    private static final int MOST = 100;

    /**
     * One of the sets.
     *
     * @param values by which {@code by(…)} divided it from others, then what aggregates computed of it
     */
    public record MatchedSet(List<Named> values, long spanCount) {
        public MatchedSet {
            values = List.copyOf(values);
        }
    }

    /**
     * A value of a set as a whole.
     *
     * @param name as queries write it: {@code by(span.tier)}, {@code avg(span:duration)}
     */
    public record Named(String name, SpanValue value) {}

    public MatchedSets {
        first = List.copyOf(first);
    }

    /** Returns whether sets of the pipeline have such values: {@code coalesce()} takes those that were there before. */
    public static boolean areYieldedBy(Pipeline pipeline) {
        boolean yielded = false;
        for (Stage stage : pipeline.stages()) {
            yielded = switch (stage) {
                case Stage.Group _ -> true;
                case Stage.Keep(Scalar left, var _, Scalar right) -> yielded || aggregates(left) || aggregates(right);
                case Stage.Coalesce _ -> false;
                case Spanset _, Stage.Select _ -> yielded;
            };
        }
        return yielded;
    }

    /** Returns the sets of one trace. */
    public static MatchedSets of(List<YieldedSet> sets) {
        List<MatchedSet> first = sets.stream()
                .limit(MOST)
                .map(set -> new MatchedSet(values(set), set.spans().size()))
                .toList();
        return new MatchedSets(first, sets.size());
    }

    private static List<Named> values(YieldedSet set) {
        List<Named> values = new ArrayList<>();
        set.groups().forEach((by, value) -> values.add(new Named("by(" + TraceQl.print(by) + ")", value)));
        set.aggregates().forEach((aggregate, value) -> values.add(new Named(TraceQl.print(aggregate), value)));
        return values;
    }

    private static boolean aggregates(Scalar scalar) {
        return switch (scalar) {
            case Scalar.Aggregate _ -> true;
            case Scalar.Arithmetic arithmetic -> aggregates(arithmetic.left()) || aggregates(arithmetic.right());
            case Scalar.Constant _ -> false;
        };
    }
}
