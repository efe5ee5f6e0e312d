package dev.weft.store.duckdb;

import dev.weft.store.sql.SqlFragment;

/**
 * An order of rows by one value, rows without it last, ties by further columns, and the condition that takes up the order
 * behind a row.
 *
 * @param value an expression of type BIGINT that may be null
 * @param ties columns, ascending; together with the value they tell rows apart
 */
record KeysetOrder(SqlFragment value, boolean descending, String ties) {

    SqlFragment orderBy() {
        return SqlFragment.of("ORDER BY").then(value).then((descending ? "DESC" : "ASC") + " NULLS LAST, " + ties);
    }

    /** Returns which rows lie behind the one with this value and these ties. */
    SqlFragment after(long valueThere, Object... tiesThere) {
        return expression("IS NULL OR")
                .then(expression(descending ? "< ? OR" : "> ? OR", valueThere))
                .then(expression("= ? AND", valueThere))
                .then(afterTies(tiesThere));
    }

    /** Returns which rows lie behind the one without the value and with these ties. */
    SqlFragment afterWithout(Object... tiesThere) {
        return expression("IS NULL AND").then(afterTies(tiesThere));
    }

    private SqlFragment expression(String comparison, Object... parameters) {
        return SqlFragment.of("(").then(value).then(") " + comparison, parameters);
    }

    private SqlFragment afterTies(Object... tiesThere) {
        return SqlFragment.of("(" + ties + ") > (?" + ", ?".repeat(tiesThere.length - 1) + ")", tiesThere);
    }
}
