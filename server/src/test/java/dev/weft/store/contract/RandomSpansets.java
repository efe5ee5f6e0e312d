package dev.weft.store.contract;

import dev.weft.model.SpanKind;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Hints;
import dev.weft.query.Operator;
import dev.weft.query.Pipeline;
import dev.weft.query.Query;
import dev.weft.query.Scalar;
import dev.weft.query.Spanset;
import dev.weft.query.SpansetOperator;
import dev.weft.query.Stage;
import dev.weft.query.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries with every operator over what {@link RandomSpans} makes, most of which find something. */
final class RandomSpansets {

    private static final List<Operator> ORDERED = List.of(
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL);
    private static final List<Operator> EQUALITY = List.of(Operator.EQUAL, Operator.NOT_EQUAL);
    private static final List<String> REGEXES = List.of(".*", "a.*", "[a-z]+", "orders|worker", "", "x.y", "é");
    private static final List<Field.Intrinsic> COUNTS = List.of(
            Field.Intrinsic.CHILD_COUNT,
            Field.Intrinsic.LINK_COUNT,
            Field.Intrinsic.LINKED_BY_COUNT,
            Field.Intrinsic.NESTED_SET_LEFT,
            Field.Intrinsic.NESTED_SET_PARENT);
    private static final List<Field.Intrinsic> TEXTS = List.of(
            Field.Intrinsic.NAME,
            Field.Intrinsic.STATUS_MESSAGE,
            Field.Intrinsic.ROOT_NAME,
            Field.Intrinsic.ROOT_SERVICE,
            Field.Intrinsic.EVENT_NAME,
            Field.Intrinsic.SCOPE_NAME,
            Field.Intrinsic.SCOPE_VERSION);
    private static final List<Field.Intrinsic> DURATIONS = List.of(
            Field.Intrinsic.DURATION,
            Field.Intrinsic.TRACE_DURATION,
            Field.Intrinsic.EVENT_TIME_SINCE_START,
            Field.Intrinsic.LINK_WAIT);

    private final Random random;
    private final RandomSpans spans;

    RandomSpansets(Random random, RandomSpans spans) {
        this.random = random;
        this.spans = spans;
    }

    Query.Spansets query() {
        Hints hints = random.nextInt(4) == 0
                ? new Hints(List.of(new Hints.Hint("max_links", new Value.Int(1 + random.nextInt(3)))))
                : Hints.NONE;
        return new Query.Spansets(pipeline(), hints);
    }

    private Pipeline pipeline() {
        List<Stage> stages = new ArrayList<>();
        stages.add(spanset(random.nextInt(3)));
        for (int more = random.nextInt(3); more > 0; more--) {
            stages.add(stage());
        }
        return new Pipeline(stages);
    }

    private Stage stage() {
        return switch (random.nextInt(6)) {
            case 0 -> new Stage.Group(RandomSpans.list(1 + random.nextInt(2), () -> new Expression.Read(field())));
            case 1 -> new Stage.Coalesce();
            case 2 -> new Stage.Select(RandomSpans.list(1 + random.nextInt(2), this::field));
            case 3 -> spanset(0);
            default ->
                new Stage.Keep(aggregate(), spans.pick(ORDERED), new Scalar.Constant(new Value.Int(random.nextInt(4))));
        };
    }

    private Scalar aggregate() {
        return random.nextInt(3) > 0
                ? new Scalar.Aggregate(Scalar.Function.COUNT, null)
                : new Scalar.Aggregate(
                        spans.pick(List.of(Scalar.Function.MIN, Scalar.Function.MAX)),
                        new Expression.Read(spans.pick(COUNTS)));
    }

    private Spanset spanset(int depth) {
        if (depth == 0) {
            return new Spanset.Filter(condition(random.nextInt(3)));
        }
        SpansetOperator.Relation relation = spans.pick(List.of(SpansetOperator.Relation.values()));
        SpansetOperator.Form form =
                relation.isLogical() ? SpansetOperator.Form.PLAIN : spans.pick(List.of(SpansetOperator.Form.values()));
        return new Spanset.Combined(
                spanset(random.nextInt(depth)), new SpansetOperator(relation, form), spanset(random.nextInt(depth)));
    }

    private Expression condition(int depth) {
        if (depth == 0) {
            return comparison();
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Expression.Not(condition(depth - 1));
            case 1, 2 -> new Expression.Binary(condition(depth - 1), Operator.OR, condition(depth - 1));
            default -> new Expression.Binary(condition(depth - 1), Operator.AND, condition(depth - 1));
        };
    }

    private Expression comparison() {
        return switch (random.nextInt(14)) {
            case 0 -> new Expression.Constant(new Value.Bool(random.nextInt(4) > 0));
            case 1 -> compare(Field.Intrinsic.KIND, EQUALITY, new Value.Kind(new SpanKind(random.nextInt(6))));
            case 2 -> compare(Field.Intrinsic.STATUS, EQUALITY, new Value.StatusCode(random.nextInt(3)));
            case 3 -> compare(spans.pick(COUNTS), ORDERED, new Value.Int(random.nextInt(4) - 1));
            case 4 -> compare(spans.pick(TEXTS), ORDERED, new Value.Text(spans.text()));
            case 5 -> compare(spans.pick(DURATIONS), ORDERED, new Value.Duration(spans.pick(RandomSpans.NUMBERS)));
            case 6 -> compare(Field.Intrinsic.LINK_DANGLING, EQUALITY, new Value.Bool(random.nextBoolean()));
            case 7 ->
                compare(
                        spans.pick(TEXTS),
                        List.of(Operator.MATCHES, Operator.DOES_NOT_MATCH),
                        new Value.Text(spans.pick(REGEXES)));
            case 8 -> compare(attribute(), EQUALITY, new Value.Nil());
            case 9 ->
                compare(
                        Field.Intrinsic.TRACE_ID,
                        List.of(Operator.EQUAL, Operator.EQUAL, Operator.NOT_EQUAL),
                        new Value.Text(spans.key().traceId().toString()));
            default -> onAttribute();
        };
    }

    private Expression onAttribute() {
        return switch (random.nextInt(4)) {
            case 0 -> compare(attribute(), ORDERED, new Value.Int(spans.pick(RandomSpans.NUMBERS)));
            case 1 -> compare(attribute(), EQUALITY, new Value.Bool(random.nextBoolean()));
            case 2 -> compare(attribute(), ORDERED, new Value.Real(random.nextInt(3) / 2.0));
            default -> compare(attribute(), ORDERED, new Value.Text(spans.text()));
        };
    }

    private Expression compare(Field field, List<Operator> operators, Value value) {
        return new Expression.Binary(new Expression.Read(field), spans.pick(operators), new Expression.Constant(value));
    }

    Field field() {
        return switch (random.nextInt(4)) {
            case 0 -> spans.pick(COUNTS);
            case 1 -> spans.pick(TEXTS);
            default -> attribute();
        };
    }

    private Field attribute() {
        return new Field.Attribute(spans.pick(List.of(Field.Scope.values())), spans.pick(RandomSpans.KEYS));
    }
}
