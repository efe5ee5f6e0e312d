package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.SpansetOperator.Form;
import dev.weft.query.SpansetOperator.Relation;
import dev.weft.query.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What spanset expressions yield of all traces together, by their definitions. */
final class NaiveSpansets {

    private final List<Span> spans;
    private final NaiveRelations relations;
    private final BiPredicate<Spanset.Filter, Span> holds;
    private final TimeRange range;
    private final int maxLinks;

    /** @param holds whether a filter's condition holds of a span */
    NaiveSpansets(List<Span> spans, BiPredicate<Spanset.Filter, Span> holds, TimeRange range, int maxLinks) {
        this.spans = spans;
        this.relations = new NaiveRelations(spans);
        this.holds = holds;
        this.range = range;
        this.maxLinks = maxLinks;
    }

    /** @param returned whether the answer holds what the expression yields, so that the range applies */
    Set<Span> yielded(Spanset spanset, boolean returned) {
        return switch (spanset) {
            case Spanset.Filter filter ->
                spans.stream()
                        .filter(span -> holds.test(filter, span))
                        .filter(span -> !returned || range.contains(span.startTimeUnixNano()))
                        .collect(Collectors.toSet());
            case Spanset.Combined combined ->
                combined.operator().relation().isLogical()
                        ? logical(combined, returned)
                        : related(
                                yielded(combined.left(), false),
                                combined.operator(),
                                yielded(combined.right(), returned));
            case Spanset.Nested nested -> {
                List<Stage> stages = nested.pipeline().stages();
                Set<Span> spans = yielded((Spanset) stages.getFirst(), returned);
                yield switch (stages.getLast()) {
                    case Spanset.Filter filter ->
                        spans.stream().filter(span -> holds.test(filter, span)).collect(Collectors.toSet());
                    case Stage.Keep _ -> severalOfOneTrace(spans);
                    case Stage other -> throw new IllegalArgumentException(other + " (expected: count() > 1)");
                };
            }
        };
    }

    private Set<Span> logical(Spanset.Combined combined, boolean returned) {
        Set<Span> both = new HashSet<>(yielded(combined.left(), returned));
        both.addAll(yielded(combined.right(), returned));
        if (combined.operator().relation() == Relation.AND) {
            Set<TraceId> left = traces(yielded(combined.left(), false));
            Set<TraceId> right = traces(yielded(combined.right(), false));
            both.removeIf(span -> !left.contains(span.traceId()) || !right.contains(span.traceId()));
        }
        return both;
    }

    private Set<Span> related(Set<Span> left, SpansetOperator operator, Set<Span> right) {
        Set<Span> found = new HashSet<>();
        for (Span b : right) {
            boolean related = left.stream().anyMatch(a -> relations.holds(a, operator.relation(), b, maxLinks));
            if (related != (operator.form() == Form.NEGATED)) {
                found.add(b);
            }
        }
        if (operator.form() == Form.UNION) {
            for (Span a : left) {
                if (right.stream().anyMatch(b -> relations.holds(a, operator.relation(), b, maxLinks))) {
                    found.add(a);
                }
            }
        }
        return found;
    }

    private static Set<Span> severalOfOneTrace(Set<Span> spans) {
        Map<TraceId, Long> counts = spans.stream().collect(Collectors.groupingBy(Span::traceId, Collectors.counting()));
        return spans.stream()
                .filter(span -> counts.getOrDefault(span.traceId(), 0L) > 1)
                .collect(Collectors.toSet());
    }

    private static Set<TraceId> traces(Set<Span> spans) {
        return spans.stream().map(Span::traceId).collect(Collectors.toSet());
    }
}
