package dev.weft.store.agreement;

import dev.weft.model.Span;
import dev.weft.query.Expression;
import dev.weft.query.Pipeline;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.SpansetOperator.Form;
import dev.weft.query.SpansetOperator.Relation;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pipelines that mostly yield a given span. */
final class RandomPipelines {

    private static final List<SpansetOperator> OPERATORS = Arrays.stream(Relation.values())
            .flatMap(relation -> Arrays.stream(Form.values())
                    .filter(form -> form == Form.PLAIN || !relation.isLogical())
                    .map(form -> new SpansetOperator(relation, form)))
            .toList();
    private static final int TRIES = 8;

    /** A pipeline and the span that it was made for. */
    record Found(Pipeline pipeline, Span span) {}

    private final Choice choice;
    private final TraceSet set;
    private final RandomConditions conditions;
    private final RandomScalars scalars;
    private final Partners partners;

    RandomPipelines(Choice choice, TraceSet set, RandomConditions conditions) {
        this.choice = choice;
        this.set = set;
        this.conditions = conditions;
        this.scalars = new RandomScalars(choice, set, conditions);
        this.partners = new Partners(choice, set);
    }

    Found pipeline() {
        int depth = choice.below(3);
        SpansetOperator outermost = depth == 0 ? null : choice.<SpansetOperator>of(OPERATORS);
        Span span = outermost == null ? choice.of(set.spans()) : withPartner(outermost.relation());
        List<Stage> stages = new ArrayList<>();
        stages.add(
                choice.oneIn(20) ? stage(span) : outermost == null ? filter(span) : combined(span, outermost, depth));
        for (int more = choice.below(3); more > 0; more--) {
            stages.add(stage(span));
        }
        return new Found(new Pipeline(stages), span);
    }

    Spanset.Filter filter(Span span) {
        return new Spanset.Filter(
                choice.oneIn(12) ? new Expression.Constant(new Value.Bool(true)) : conditions.about(span));
    }

    private Span withPartner(Relation relation) {
        Span span = choice.of(set.spans());
        for (int i = 0; i < TRIES && partners.left(relation, span) == null; i++) {
            span = choice.of(set.spans());
        }
        return span;
    }

    private Spanset spanset(Span span, int depth) {
        if (depth == 0) {
            return filter(span);
        }
        return choice.oneIn(6)
                ? new Spanset.Nested(new Pipeline(List.of(spanset(span, depth - 1), stage(span))))
                : combined(span, choice.of(OPERATORS), depth);
    }

    private Spanset combined(Span span, SpansetOperator operator, int depth) {
        @Nullable Span partner = operator.form() == Form.NEGATED ? null : partners.left(operator.relation(), span);
        Span left = partner == null ? choice.of(set.spans()) : partner;
        return new Spanset.Combined(spanset(left, choice.below(depth)), operator, spanset(span, choice.below(depth)));
    }

    private Stage stage(Span span) {
        return switch (choice.below(7)) {
            case 0 -> new Stage.Group(choice.some(1, 2, () -> conditions.group(span)));
            case 1 -> new Stage.Coalesce();
            case 2 ->
                new Stage.Select(choice.some(1, 3, () -> conditions.fields().of(span)));
            case 3 -> spanset(span, choice.below(2));
            default -> scalars.keep(span);
        };
    }
}
