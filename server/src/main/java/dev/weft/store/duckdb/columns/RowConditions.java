package dev.weft.store.duckdb.columns;

import dev.weft.model.Resource;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.sql.SqlFragment;

/**
 * A filter's conditions on rows of {@code spans}: every match passes them.
 *
 * @param serviceArrays whether a row's {@code service.name} may be an array: without, conditions on it are exact and fast
 */
record RowConditions(SpanFilter filter, boolean serviceArrays) {

    /** Returns the part of the filter that a row which passes may still fail: mostly conditions on attributes. */
    SpanFilter undecided() {
        return new SpanFilter(filter.conditions().stream()
                .filter(condition -> !isDecided(condition))
                .toList());
    }

    SqlFragment sql() {
        return SqlFragment.and(filter.conditions().stream().map(this::sql).toList());
    }

    /** Returns whether surrogates come in pairs only, as in any text that was sent as UTF-8. */
    static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(codePoint -> codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    private boolean isDecided(Condition condition) {
        return switch (condition.field()) {
            case SpanField.Intrinsic _ ->
                !(condition.literal() instanceof Value.Text(String text)) || isDecided(condition.comparison(), text);
            case SpanField.AttributeField attribute ->
                isServiceName(attribute)
                        && !serviceArrays
                        && condition.literal() instanceof Value.Text(String text)
                        && isDecided(condition.comparison(), text);
        };
    }

    private SqlFragment sql(Condition condition) {
        Comparison comparison = condition.comparison();
        Value.Literal literal = condition.literal();
        return switch (condition.field()) {
            case SpanField.Intrinsic intrinsic -> ofIntrinsic(intrinsic, comparison, literal);
            case SpanField.AttributeField attribute ->
                isServiceName(attribute) ? ofServiceName(comparison, literal) : SqlFragment.TRUE;
        };
    }

    private static boolean isServiceName(SpanField.AttributeField attribute) {
        return attribute.scope() == SpanField.Scope.RESOURCE && attribute.key().equals(Resource.SERVICE_NAME);
    }

    private static SqlFragment ofIntrinsic(
            SpanField.Intrinsic intrinsic, Comparison comparison, Value.Literal literal) {
        return switch (literal) {
            case Value.Text(String text) when intrinsic == SpanField.Intrinsic.NAME -> ofText("name", comparison, text);
            case Value.Kind(var kind)
            when intrinsic == SpanField.Intrinsic.KIND -> compare("kind", comparison, kind.number());
            case Value.StatusCode(int code)
            when intrinsic == SpanField.Intrinsic.STATUS -> compare("status", comparison, code);
            case Value.Duration(long nanos)
            when intrinsic == SpanField.Intrinsic.DURATION -> compare("duration", comparison, nanos);
            default -> SqlFragment.FALSE;
        };
    }

    /** What was sent decides, never what is shown where no service was. */
    private SqlFragment ofServiceName(Comparison comparison, Value.Literal literal) {
        if (!(literal instanceof Value.Text(String text))) {
            return SqlFragment.of("service_type <> " + ServiceText.STRING);
        }
        SqlFragment sent = SqlFragment.of("service_type = " + ServiceText.STRING + " AND")
                .then(ofText("service", comparison, text));
        return serviceArrays ? sent.then("OR service_type = " + ServiceText.ARRAY) : sent;
    }

    /** VARCHAR holds well-formed text only, ordered by its UTF-8, which is the evaluator's order. */
    private static SqlFragment ofText(String column, Comparison comparison, String text) {
        if (isWellFormed(text)) {
            return compare(column, comparison, text);
        }
        return comparison == Comparison.EQUAL ? SqlFragment.FALSE : SqlFragment.TRUE;
    }

    private static boolean isDecided(Comparison comparison, String text) {
        return switch (comparison) {
            case EQUAL, NOT_EQUAL -> true;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> isWellFormed(text);
        };
    }

    private static SqlFragment compare(String column, Comparison comparison, Object constant) {
        return SqlFragment.of(column + " " + comparison.symbol() + " ?", constant);
    }
}
