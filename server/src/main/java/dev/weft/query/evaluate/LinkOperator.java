package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.query.SpansetOperator;
import dev.weft.query.SpansetOperator.Form;
import dev.weft.query.SpansetOperator.Relation;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An operator of links: its two sides may lie in any traces, the same one and the same span included.
 *
 * <p>{@code {A} -> {B}} has a pair (a, b) when a links to b, {@code ->>} when a path of links leads from a to b; {@code <-} and
 * {@code <<-} have (a, b) when the other two have (b, a).
 */
final class LinkOperator implements SpansetReader {

    /** Spans that are remembered for a side, over all traces. */
    private static final int SPANS_KEPT = 100_000;

    private final SpansetOperator operator;
    private final SpansetReader left;
    private final SpansetReader right;
    private final LinkWalk walk;
    private final BoundedMemory<TraceId, SpanIds> onLeft;
    private final BoundedMemory<TraceId, SpanIds> onRight;
    private final BoundedMemory<TraceId, SpanIds> onRightInRange;

    LinkOperator(
            SpansetOperator operator, SpansetReader left, SpansetReader right, LinkWalk walk, Everywhere everywhere) {
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.walk = walk;
        this.onLeft = remembering(traceId -> everywhere.spans(traceId, given -> left.spans(given.withoutRange())));
        this.onRight = remembering(traceId -> everywhere.spans(traceId, given -> right.spans(given.withoutRange())));
        this.onRightInRange = remembering(traceId -> everywhere.spans(traceId, right));
    }

    private static BoundedMemory<TraceId, SpanIds> remembering(Function<TraceId, Set<SpanId>> side) {
        return new BoundedMemory<>(SPANS_KEPT, spans -> 1 + spans.size(), traceId -> SpanIds.of(side.apply(traceId)));
    }

    @Override
    public Set<SpanId> spans(Given given) {
        Set<SpanId> found = new HashSet<>();
        for (SpanId span : right.spans(given)) {
            if (isRelated(span, given.trace(), true, onLeft) != (operator.form() == Form.NEGATED)) {
                found.add(span);
            }
        }
        if (operator.form() == Form.UNION) {
            for (SpanId span : left.spans(given.withoutRange())) {
                if (isRelated(span, given.trace(), false, given.hasRange() ? onRightInRange : onRight)) {
                    found.add(span);
                }
            }
        }
        return found;
    }

    /** Returns whether the span, on one side of the operator, has a partner on the other. */
    private boolean isRelated(
            SpanId id, TraceTree trace, boolean standsOnRight, BoundedMemory<TraceId, SpanIds> otherSide) {
        Span span = trace.find(id);
        if (span == null) {
            return false;
        }
        Predicate<SpanKey> wanted = key -> otherSide.get(key.traceId()).contains(key.spanId());
        boolean alongLinks = standsOnRight == isAgainstLinks(operator.relation());
        return isPath(operator.relation())
                ? alongLinks ? walk.pathLeadsTo(span, wanted) : walk.pathComesFrom(span, wanted)
                : alongLinks ? walk.oneLinkLeadsTo(span, wanted) : walk.oneLinkComesFrom(span, wanted);
    }

    /** Returns whether the right side's spans are those that the links belong to. */
    private static boolean isAgainstLinks(Relation relation) {
        return relation == Relation.LINKING || relation == Relation.LINKING_PATH;
    }

    private static boolean isPath(Relation relation) {
        return relation == Relation.LINKED_PATH || relation == Relation.LINKING_PATH;
    }
}
