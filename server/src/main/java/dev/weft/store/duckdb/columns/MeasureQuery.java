package dev.weft.store.duckdb.columns;

import dev.weft.model.TimeRange;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.evaluate.metrics.MetricsAccumulation;
import dev.weft.store.sql.SqlFragment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The sums of a metrics function by labels and sample, as SQL. */
record MeasureQuery(RowFilter filter, List<FixedField> by, Measure measure, SampleSteps steps) {

    MeasureQuery {
        by = List.copyOf(by);
    }

    /** A row has the labels, the sample, the bucket if there is one, and the sums. */
    SqlFragment sql(Sources sources, TimeRange range) {
        SqlFragment query = SqlFragment.of("SELECT");
        List<String> group = new ArrayList<>();
        for (FixedField field : by) {
            query = query.then(field.column() + ",");
            group.add(field.column());
        }
        query = query.then(steps.sql()).then("AS sample,");
        group.add("sample");
        if (measure.isBucketed()) {
            query = query.then(Measure.BUCKET_EXPONENT + " AS bucket,");
            group.add("bucket");
        }
        return query.then(measure.aggregates() + " FROM " + sources.table("spans", RowFilter.COLUMNS) + " WHERE")
                .then(SqlFragment.and(List.of(sources.in(range), measure.measured(), filter.sql())))
                .then("GROUP BY " + String.join(", ", group));
    }

    void add(ResultSet row, MetricsAccumulation into) throws SQLException {
        List<SpanValue> labels = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            labels.add(by.get(i).value(row, i + 1));
        }
        int sample = by.size() + 1;
        int sums = sample + (measure.isBucketed() ? 2 : 1);
        into.add(into.rules().labels(labels), steps.firstSample() + row.getInt(sample), measure.part(row, sums));
    }
}
