package dev.weft.store.agreement;

import dev.weft.model.Span;
import dev.weft.model.SpanLink;
import dev.weft.query.SpansetOperator.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds for the right side of a relation a span that may stand on its left. */
final class Partners {

    private static final int MOST_STEPS = 4;

    private final Choice choice;
    private final TraceSet set;

    Partners(Choice choice, TraceSet set) {
        this.choice = choice;
        this.set = set;
    }

    /** Returns a span that has the relation with the right one, null when none was found. */
    @Nullable
    Span left(Relation relation, Span right) {
        return switch (relation) {
            case AND, OR -> choice.of(set.ofTrace(right));
            case CHILD -> set.parent(right);
            case DESCENDANT -> walk(right, this::parents);
            case PARENT -> any(set.children(right));
            case ANCESTOR -> walk(right, set::children);
            case SIBLING -> sibling(right);
            case LINKED -> any(set.linking(right));
            case LINKING -> any(linked(right));
            case LINKED_PATH -> walk(right, set::linking);
            case LINKING_PATH -> walk(right, this::linked);
        };
    }

    private List<Span> parents(Span span) {
        Span parent = set.parent(span);
        return parent == null ? List.of() : List.of(parent);
    }

    private @Nullable Span sibling(Span span) {
        Span parent = set.parent(span);
        return parent == null
                ? null
                : any(set.children(parent).stream()
                        .filter(other -> !other.equals(span))
                        .toList());
    }

    private List<Span> linked(Span span) {
        return span.links().stream()
                .filter(SpanLink::isValid)
                .map(link -> set.find(link.linked()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns where one or a few steps lead. */
    private @Nullable Span walk(Span start, Function<Span, List<Span>> step) {
        List<Span> path = new ArrayList<>();
        Span at = any(step.apply(start));
        while (at != null && path.size() < MOST_STEPS) {
            path.add(at);
            at = any(step.apply(at));
        }
        return any(path);
    }

    private @Nullable Span any(List<Span> spans) {
        return spans.isEmpty() ? null : choice.of(spans);
    }
}
