package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.query.Expression;
import dev.weft.query.Pipeline;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.SpansetOperator.Form;
import dev.weft.query.SpansetOperator.Relation;
import java.util.HashSet;
import java.util.Set;

/** Turns spanset expressions into readers, once for all traces. */
final class SpansetCompiler {

    private final Traces traces;
    private final LinkWalk walk;
    private final Everywhere everywhere;

    /** @param everywhere the spans of each trace among which link operators look for their other side */
    SpansetCompiler(Traces traces, LinkWalk walk, Everywhere everywhere) {
        this.traces = traces;
        this.walk = walk;
        this.everywhere = everywhere;
    }

    SpansetReader compile(Spanset spanset) {
        return switch (spanset) {
            case Spanset.Filter(Expression condition) -> filter(new SpanExpression(condition, traces), traces);
            case Spanset.Nested(Pipeline pipeline) -> nested(new PipelineReader(pipeline, traces, walk, everywhere));
            case Spanset.Combined combined -> {
                SpansetReader left = compile(combined.left());
                SpansetReader right = compile(combined.right());
                SpansetOperator operator = combined.operator();
                if (operator.relation().isLink()) {
                    yield new LinkOperator(operator, left, right, walk, everywhere);
                }
                yield switch (operator.relation()) {
                    case AND -> and(left, right);
                    case OR -> given -> union(left.spans(given), right.spans(given));
                    default ->
                        structural(operator, left, right, combined.right().equals(Spanset.EVERYTHING));
                };
            }
        };
    }

    private static SpansetReader filter(SpanExpression condition, Traces traces) {
        return given -> {
            Set<SpanId> found = new HashSet<>();
            for (Span span : given.returnable()) {
                traces.check();
                if (condition.holds(span, given.trace())) {
                    found.add(span.spanId());
                }
            }
            return found;
        };
    }

    private static SpansetReader nested(PipelineReader pipeline) {
        return given -> {
            Set<SpanId> found = new HashSet<>();
            for (YieldedSet set : pipeline.sets(given)) {
                set.spans().forEach(span -> found.add(span.spanId()));
            }
            return found;
        };
    }

    /** Whether the trace has spans of either side is asked without the range, as for any side that is not returned. */
    private static SpansetReader and(SpansetReader left, SpansetReader right) {
        return given -> {
            Set<SpanId> onLeft = left.spans(given.withoutRange());
            Set<SpanId> onRight = right.spans(given.withoutRange());
            if (onLeft.isEmpty() || onRight.isEmpty()) {
                return Set.of();
            }
            return given.hasRange() ? union(left.spans(given), right.spans(given)) : union(onLeft, onRight);
        };
    }

    /**
     * @param ofTheTree the right side is {@code { }}: as in Tempo it then means the spans of the tree, without those that
     *     hang together with no root and so stand in no relation
     */
    private static SpansetReader structural(
            SpansetOperator operator, SpansetReader left, SpansetReader right, boolean ofTheTree) {
        Relation relation = operator.relation();
        return given -> {
            TraceTree trace = given.trace();
            Set<SpanId> onLeft = left.spans(given.withoutRange());
            Set<SpanId> onRight = right.spans(given);
            Set<SpanId> related = StructuralRelation.rightOf(onLeft, relation, trace);
            Set<SpanId> found = new HashSet<>(onRight);
            if (operator.form() == Form.NEGATED) {
                found.removeAll(related);
                found.removeIf(span -> ofTheTree && !trace.isConnected(span));
                return found;
            }
            found.retainAll(related);
            if (operator.form() == Form.UNION) {
                Set<SpanId> partners = StructuralRelation.leftOf(onRight, relation, trace);
                onLeft.stream().filter(partners::contains).forEach(found::add);
            }
            return found;
        };
    }

    private static Set<SpanId> union(Set<SpanId> left, Set<SpanId> right) {
        Set<SpanId> both = new HashSet<>(left);
        both.addAll(right);
        return both;
    }
}
