package dev.weft.store.duckdb.columns;

import dev.weft.query.filter.SpanFilter;
import dev.weft.store.sql.SqlFragment;
import java.util.List;

/** Rows that match one of some filters, where columns decide on each of them. */
record RowFilter(List<RowConditions> anyOf) {

    /** What {@link #sql} and {@link Sources#in} look at, among them every {@link FixedField}. */
    static final String COLUMNS = "segment, start_time, duration, service, service_type, name, kind, status";

    RowFilter {
        anyOf = List.copyOf(anyOf);
    }

    /** @param serviceArrays as {@link RowConditions} has it */
    static RowFilter of(List<SpanFilter> anyOf, boolean serviceArrays) {
        return new RowFilter(anyOf.stream()
                .map(filter -> new RowConditions(filter, serviceArrays))
                .toList());
    }

    /** Returns whether every row that passes {@link #sql} matches. */
    boolean isDecided() {
        return anyOf.stream()
                .allMatch(conditions -> conditions.undecided().conditions().isEmpty());
    }

    SqlFragment sql() {
        if (anyOf.size() == 1) {
            return anyOf.getFirst().sql();
        }
        SqlFragment any = SqlFragment.FALSE;
        for (RowConditions conditions : anyOf) {
            any = any.then("OR (").then(conditions.sql()).then(")");
        }
        return any;
    }
}
