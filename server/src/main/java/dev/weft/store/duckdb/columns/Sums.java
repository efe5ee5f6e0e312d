package dev.weft.store.duckdb.columns;

import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Series;
import dev.weft.query.evaluate.metrics.MetricsAccumulation;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.FacetTally;
import dev.weft.store.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Series and facets of spans that columns decide on. Each method returns false when they do not decide, do not have the
 * fields, or would need more memory than queries may take.
 */
record Sums(Sources sources, TimeRange range, Session session) {

    /**
     * Adds nothing when it returns false.
     *
     * @param anyOf filters that decide alone which spans are measured
     */
    boolean measure(List<SpanFilter> anyOf, Series.Measured measured, MetricsAccumulation into) {
        List<FixedField> by = columns(into.rules().fields());
        Measure measure = Measure.of(measured.function());
        RowFilter filter = RowFilter.of(anyOf, sources.haveServiceArrays());
        if (by == null || measure == null || !filter.isDecided()) {
            return false;
        }
        if (sources.isEmpty()) {
            return true;
        }
        SampleSteps steps = SampleSteps.of(into.grid(), sources.minStartUnixNano(), sources.maxStartUnixNano());
        if (steps == null || !tell(by)) {
            return false;
        }
        MeasureQuery query = new MeasureQuery(filter, by, measure, steps);
        return session.forEachWithinMemory(query.sql(sources, range), row -> query.add(row, into));
    }

    /**
     * Leaves tallies that are worth nothing when it returns false.
     *
     * @param anyOf filters that decide alone which spans are counted
     */
    boolean count(List<SpanFilter> anyOf, List<FacetTally> tallies) {
        List<FixedField> fields =
                columns(tallies.stream().map(FacetTally::field).toList());
        RowFilter filter = RowFilter.of(anyOf, sources.haveServiceArrays());
        if (fields == null || !filter.isDecided()) {
            return false;
        }
        if (sources.isEmpty()) {
            return true;
        }
        if (!tell(fields)) {
            return false;
        }
        for (int i = 0; i < fields.size(); i++) {
            FixedField field = fields.get(i);
            FacetTally tally = tallies.get(i);
            if (!session.forEachWithinMemory(
                    facet(field, filter), row -> tally.add(field.value(row, 1), row.getLong(2)))) {
                return false;
            }
        }
        return true;
    }

    /** Counts rows by the value of one field. */
    SqlFragment facet(FixedField field, RowFilter filter) {
        return SqlFragment.of("SELECT " + field.column() + ", count(*) FROM "
                        + sources.table("spans", RowFilter.COLUMNS) + " WHERE")
                .then(SqlFragment.and(List.of(sources.in(range), filter.sql())))
                .then("GROUP BY " + field.column());
    }

    private static @Nullable List<FixedField> columns(List<Field> fields) {
        List<FixedField> columns = new ArrayList<>();
        for (Field field : fields) {
            FixedField column = FixedField.of(field);
            if (column == null) {
                return null;
            }
            columns.add(column);
        }
        return columns;
    }

    /** Returns whether the columns have the fields' values of all rows: not where a service is no string. */
    private boolean tell(List<FixedField> fields) {
        return !fields.contains(FixedField.SERVICE)
                || session.list(
                                SqlFragment.of("SELECT segment FROM "
                                                + sources.table("spans", "segment, start_time, service_type")
                                                + " WHERE")
                                        .then(SqlFragment.and(List.of(
                                                sources.in(range),
                                                SqlFragment.of("service_type <> " + ServiceText.STRING))))
                                        .then("LIMIT 1"),
                                row -> row.getLong(1))
                        .isEmpty();
    }
}
