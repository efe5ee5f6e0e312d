package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.query.SpansetOperator.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The relations between two spans as their definitions have them, by trying everything. */
final class NaiveRelations {

    private final Map<SpanKey, Span> stored = new HashMap<>();

    NaiveRelations(List<Span> spans) {
        spans.forEach(span -> stored.put(span.key(), span));
    }

    boolean holds(Span left, Relation relation, Span right, int maxLinks) {
        return switch (relation) {
            case CHILD -> isChild(right, left);
            case PARENT -> isChild(left, right);
            case DESCENDANT -> isBelow(right, left);
            case ANCESTOR -> isBelow(left, right);
            case SIBLING ->
                isConnected(left)
                        && isConnected(right)
                        && left.traceId().equals(right.traceId())
                        && left.parentSpanId().equals(right.parentSpanId())
                        && !left.equals(right);
            case LINKED -> links(left, 1).contains(right.key());
            case LINKING -> links(right, 1).contains(left.key());
            case LINKED_PATH -> links(left, maxLinks).contains(right.key());
            case LINKING_PATH -> links(right, maxLinks).contains(left.key());
            case AND, OR -> throw new IllegalArgumentException(relation + " (expected: a relation between spans)");
        };
    }

    /** Returns all ends of paths of so many links at most. */
    private Set<SpanKey> links(Span from, int most) {
        Set<SpanKey> ends = new HashSet<>();
        for (SpanLink link : from.links()) {
            Span to = stored.get(link.linked());
            if (to != null) {
                ends.add(to.key());
                if (most > 1) {
                    lineage(to).forEach(next -> ends.addAll(links(next, most - 1)));
                }
            }
        }
        return ends;
    }

    private boolean isChild(Span child, Span parent) {
        return isConnected(child) && parent.equals(parent(child));
    }

    private boolean isBelow(Span lower, Span upper) {
        return isConnected(lower) && !lower.equals(upper) && lineage(lower).contains(upper);
    }

    private boolean isConnected(Span span) {
        return !lineage(span).getLast().parentSpanId().isValid();
    }

    /** Returns the span and its ancestors, upwards, as far as they are stored and each once. */
    private List<Span> lineage(Span span) {
        List<Span> lineage = new ArrayList<>();
        for (@Nullable Span at = span; at != null && !lineage.contains(at); at = parent(at)) {
            lineage.add(at);
        }
        return lineage;
    }

    private @Nullable Span parent(Span span) {
        return stored.get(new SpanKey(span.traceId(), span.parentSpanId()));
    }
}
