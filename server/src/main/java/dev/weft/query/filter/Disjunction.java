package dev.weft.query.filter;

import dev.weft.model.Resource;
import dev.weft.query.Expression;
import dev.weft.query.Field;
import dev.weft.query.Operator;
import dev.weft.query.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters of which a span matches at least one when an expression holds for it.
 *
 * @param anyOf none when the expression holds for no span
 * @param exact whether the expression holds for every span that matches one of them
 */
record Disjunction(List<SpanFilter> anyOf, boolean exact) {

    /** More filters than these are not worth deciding: all spans are candidates then. */
    private static final int MOST_FILTERS = 16;

    private static final Disjunction UNDECIDED = new Disjunction(List.of(SpanFilter.EVERYTHING), false);
    private static final Disjunction EVERYTHING = new Disjunction(List.of(SpanFilter.EVERYTHING), true);
    private static final Disjunction NOTHING = new Disjunction(List.of(), true);

    Disjunction {
        anyOf = List.copyOf(anyOf);
    }

    static Disjunction of(Expression expression) {
        return switch (expression) {
            case Expression.Constant(Value.Bool(boolean value)) -> value ? EVERYTHING : NOTHING;
            case Expression.Constant _, Expression.Not _, Expression.Negative _ -> UNDECIDED;
            case Expression.Read(Field field) -> ofCondition(field, Comparison.EQUAL, new Value.Bool(true));
            case Expression.Binary binary ->
                switch (binary.operator()) {
                    case AND -> of(binary.left()).and(of(binary.right()));
                    case OR -> of(binary.left()).or(of(binary.right()));
                    default -> ofComparison(binary.left(), binary.operator(), binary.right());
                };
        };
    }

    Disjunction or(Disjunction other) {
        if (anyOf.size() + other.anyOf.size() > MOST_FILTERS) {
            return UNDECIDED;
        }
        List<SpanFilter> all = new ArrayList<>(anyOf);
        other.anyOf.stream().filter(filter -> !all.contains(filter)).forEach(all::add);
        return all.contains(SpanFilter.EVERYTHING)
                ? new Disjunction(List.of(SpanFilter.EVERYTHING), exact && other.exact)
                : new Disjunction(all, exact && other.exact);
    }

    Disjunction and(Disjunction other) {
        if (anyOf.size() * other.anyOf.size() > MOST_FILTERS) {
            Disjunction fewer = anyOf.size() <= other.anyOf.size() ? this : other;
            return new Disjunction(fewer.anyOf, false);
        }
        List<SpanFilter> all = new ArrayList<>();
        for (SpanFilter left : anyOf) {
            for (SpanFilter right : other.anyOf) {
                List<Condition> conditions = new ArrayList<>(left.conditions());
                right.conditions().stream()
                        .filter(condition -> !conditions.contains(condition))
                        .forEach(conditions::add);
                all.add(new SpanFilter(conditions));
            }
        }
        return new Disjunction(all, exact && other.exact);
    }

    private static Disjunction ofComparison(Expression left, Operator operator, Expression right) {
        Comparison comparison = Comparison.by(operator);
        if (comparison == null) {
            return UNDECIDED;
        }
        if (left instanceof Expression.Read(Field field) && right instanceof Expression.Constant(Value value)) {
            return ofCondition(field, comparison, value);
        }
        if (left instanceof Expression.Constant(Value value) && right instanceof Expression.Read(Field field)) {
            return ofCondition(field, comparison.turned(), value);
        }
        return UNDECIDED;
    }

    private static Disjunction ofCondition(Field read, Comparison comparison, Value value) {
        if (mayReadEmptyService(read) && !(comparison == Comparison.EQUAL && isNotEmpty(value))) {
            return UNDECIDED;
        }
        SpanField field = SpanField.of(read);
        Value.Literal literal = field == null ? null : literal(field, value);
        if (field == null || literal == null || !FilterTypes.isDefined(field, comparison, literal)) {
            return UNDECIDED;
        }
        return new Disjunction(List.of(new SpanFilter(List.of(new Condition(field, comparison, literal)))), true);
    }

    /** Queries see a missing service name as an empty one, columns as none. */
    private static boolean mayReadEmptyService(Field field) {
        return field instanceof Field.Attribute attribute && attribute.key().equals(Resource.SERVICE_NAME);
    }

    private static boolean isNotEmpty(Value value) {
        return !value.equals(new Value.Text(""));
    }

    /** A number compared with a duration is one of nanoseconds; a kind or status compares with its own field alone. */
    private static Value.@Nullable Literal literal(SpanField field, Value value) {
        return switch (value) {
            case Value.Int(long number) when field == SpanField.Intrinsic.DURATION -> new Value.Duration(number);
            case Value.Kind kind -> field == SpanField.Intrinsic.KIND ? kind : null;
            case Value.StatusCode code -> field == SpanField.Intrinsic.STATUS ? code : null;
            case Value.Literal literal -> literal;
            case Value.Nil _ -> null;
        };
    }
}
