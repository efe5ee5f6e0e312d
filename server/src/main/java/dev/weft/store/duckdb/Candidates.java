package dev.weft.store.duckdb;

import dev.weft.model.TimeRange;
import dev.weft.query.Comparison;
import dev.weft.query.Condition;
import dev.weft.query.Field;
import dev.weft.query.FilterEvaluator;
import dev.weft.query.Literal;
import dev.weft.store.SpanSearch;
import dev.weft.store.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;

/**
 * A search's condition on rows of {@code spans}: every match passes it.
 *
 * @param exact whether only matches pass, so that no span need be decoded to know
 */
record Candidates(SqlFragment condition, boolean exact) {

    private static final Candidates NONE = new Candidates(SqlFragment.FALSE, true);

    static Candidates of(SpanSearch search, Origins origins) {
        List<SqlFragment> conditions = new ArrayList<>();
        conditions.add(in(search.range()));
        boolean exact = true;
        for (Condition condition : search.filter().conditions()) {
            Candidates candidates = switch (condition.field()) {
                case Field.Intrinsic intrinsic -> ofIntrinsic(intrinsic, condition.comparison(), condition.literal());
                case Field.AttributeField attribute -> ofAttribute(attribute, condition, origins);
            };
            conditions.add(candidates.condition());
            exact &= candidates.exact();
        }
        return new Candidates(SqlFragment.and(conditions), exact);
    }

    /** Rows of spans that start in the range. */
    static SqlFragment in(TimeRange range) {
        return SqlFragment.of(
                "start_time >= ? AND start_time < ?",
                Unsigned.toColumn(range.startUnixNano()),
                Unsigned.toColumn(range.endUnixNano()));
    }

    private static Candidates ofIntrinsic(Field.Intrinsic intrinsic, Comparison comparison, Literal literal) {
        return switch (intrinsic) {
            case NAME -> literal instanceof Literal.Text(String text) ? ofName(comparison, text) : NONE;
            case KIND -> literal instanceof Literal.Kind(var kind) ? compare("kind", comparison, kind.number()) : NONE;
            case STATUS -> literal instanceof Literal.StatusCode(int code) ? compare("status", comparison, code) : NONE;
            case DURATION ->
                literal instanceof Literal.Duration(long nanos) ? compare("duration", comparison, nanos) : NONE;
        };
    }

    /** Stored bytes have the evaluator's order but for lone surrogates, so it decides. */
    private static Candidates ofName(Comparison comparison, String text) {
        return switch (comparison) {
            case EQUAL, NOT_EQUAL -> compare("name", comparison, TextBytes.encode(text));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> new Candidates(SqlFragment.TRUE, false);
        };
    }

    private static Candidates compare(String column, Comparison comparison, Object constant) {
        return new Candidates(SqlFragment.of(column + " " + comparison.symbol() + " ?", constant), true);
    }

    private static Candidates ofAttribute(Field.AttributeField field, Condition condition, Origins origins) {
        return switch (field.scope()) {
            case RESOURCE -> new Candidates(onResource(field.key(), condition, origins), true);
            case SPAN -> new Candidates(onSpan(field.key(), condition, origins), false);
            case ANY ->
                new Candidates(
                        onSpan(field.key(), condition, origins)
                                .then("OR")
                                .then(onResource(field.key(), condition, origins)),
                        false);
        };
    }

    private static SqlFragment onResource(String key, Condition condition, Origins origins) {
        long[] ids = origins.resources().idsWhere(resource -> {
            var value = resource.attributes().find(key);
            return value != null && FilterEvaluator.holds(condition.comparison(), condition.literal(), value);
        });
        return SqlFragment.of("resource IN (SELECT unnest(?::BIGINT[]))", ids);
    }

    private static SqlFragment onSpan(String key, Condition condition, Origins origins) {
        SqlFragment hasKey = SqlFragment.of(
                "shape IN (SELECT unnest(?::BIGINT[]))", origins.shapes().idsWhere(shape -> shape.has(key)));
        if (condition.comparison() != Comparison.EQUAL) {
            return hasKey;
        }
        Integer hash = ValueHash.of(key, condition.literal());
        return hash == null
                ? SqlFragment.FALSE
                : SqlFragment.of("(").then(hasKey).then("AND list_contains(value_hashes, ?))", hash);
    }
}
