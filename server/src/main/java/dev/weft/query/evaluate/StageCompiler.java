package dev.weft.query.evaluate;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Scalar;
import dev.weft.query.Spanset;
import dev.weft.query.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the stages of a pipeline that are no spanset expressions into ready ones. */
final class StageCompiler {

    private StageCompiler() {}

    static SetStage compile(Stage stage, Traces traces) {
        return switch (stage) {
            case Stage.Group(List<Expression> by) -> group(by, traces);
            case Stage.Coalesce() -> (sets, given) -> coalesce(sets, given.trace());
            case Stage.Select(List<Field> fields) ->
                (sets, _) -> sets.stream().map(set -> select(set, fields)).toList();
            case Stage.Keep keep -> new ScalarFilter(keep, traces);
            case Spanset _ -> throw new IllegalArgumentException(stage + " (expected: a stage that is no spanset)");
        };
    }

    /** Divides each set; the parts come in the order of their first spans. */
    private static SetStage group(List<Expression> by, Traces traces) {
        List<SpanExpression> expressions = by.stream()
                .map(expression -> new SpanExpression(expression, traces))
                .toList();
        return (sets, given) -> {
            List<YieldedSet> divided = new ArrayList<>();
            for (YieldedSet set : sets) {
                Map<List<SpanValue>, List<Span>> parts = new LinkedHashMap<>();
                for (Span span : set.spans()) {
                    List<SpanValue> values = expressions.stream()
                            .map(expression -> groupValue(expression.value(span, given.trace())))
                            .toList();
                    parts.computeIfAbsent(values, _ -> new ArrayList<>()).add(span);
                }
                parts.forEach((values, spans) -> divided.add(part(set, by, values, spans)));
            }
            return divided;
        };
    }

    /** What cannot be compared groups with what is missing. */
    private static SpanValue groupValue(SpanValue value) {
        return value instanceof SpanValue.Incomparable ? SpanValue.MISSING : SpanValue.ofGroup(value);
    }

    private static YieldedSet part(YieldedSet set, List<Expression> by, List<SpanValue> values, List<Span> spans) {
        Map<Expression, SpanValue> groups = new LinkedHashMap<>(set.groups());
        for (int i = 0; i < by.size(); i++) {
            groups.put(by.get(i), values.get(i));
        }
        return new YieldedSet(spans, groups, set.aggregates(), set.selected());
    }

    private static List<YieldedSet> coalesce(List<YieldedSet> sets, TraceTree trace) {
        if (sets.isEmpty()) {
            return List.of();
        }
        Set<SpanId> ids = sets.stream()
                .flatMap(set -> set.spans().stream())
                .map(Span::spanId)
                .collect(Collectors.toSet());
        List<Span> spans = trace.spans().stream()
                .filter(span -> ids.contains(span.spanId()))
                .toList();
        return List.of(new YieldedSet(spans, Map.of(), Map.of(), sets.getFirst().selected()));
    }

    private static YieldedSet select(YieldedSet set, List<Field> fields) {
        Set<Field> selected = new LinkedHashSet<>(set.selected());
        selected.addAll(fields);
        return new YieldedSet(set.spans(), set.groups(), set.aggregates(), List.copyOf(selected));
    }

    /** {@code count() > 2}: what its aggregates computed stays with the sets that it keeps. */
    private static final class ScalarFilter implements SetStage {

        private final Stage.Keep keep;
        private final Map<Scalar.Aggregate, Aggregation> aggregations;

        ScalarFilter(Stage.Keep keep, Traces traces) {
            this.keep = keep;
            this.aggregations = Aggregation.of(keep, traces);
        }

        @Override
        public List<YieldedSet> apply(List<YieldedSet> sets, Given given) {
            List<YieldedSet> kept = new ArrayList<>();
            for (YieldedSet set : sets) {
                Map<Scalar.Aggregate, SpanValue> aggregates = new LinkedHashMap<>(set.aggregates());
                aggregations.forEach((aggregate, aggregation) ->
                        aggregates.put(aggregate, aggregation.over(set.spans(), given.trace())));
                if (Comparisons.hold(
                        value(keep.left(), aggregates), keep.comparison(), value(keep.right(), aggregates))) {
                    kept.add(new YieldedSet(set.spans(), set.groups(), aggregates, set.selected()));
                }
            }
            return kept;
        }

        private static SpanValue value(Scalar scalar, Map<Scalar.Aggregate, SpanValue> aggregates) {
            return switch (scalar) {
                case Scalar.Aggregate aggregate -> aggregates.getOrDefault(aggregate, SpanValue.MISSING);
                case Scalar.Constant constant -> SpanValue.of(constant.value());
                case Scalar.Arithmetic arithmetic ->
                    Numbers.combine(
                            value(arithmetic.left(), aggregates),
                            arithmetic.operator(),
                            value(arithmetic.right(), aggregates));
            };
        }
    }
}
