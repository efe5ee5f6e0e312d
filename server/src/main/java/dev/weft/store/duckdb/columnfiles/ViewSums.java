package dev.weft.store.duckdb.columnfiles;

import dev.weft.model.TimeRange;
import dev.weft.query.Series;
import dev.weft.query.evaluate.metrics.MetricsAccumulation;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.FacetTally;
import dev.weft.store.duckdb.part.ColumnSums;
import dev.weft.store.duckdb.part.Part;
import dev.weft.store.duckdb.segment.Segment;
import java.util.List;

/** What columns count of one view. */
public record ViewSums(ShownColumns columns) implements ColumnSums {

    @Override
    public boolean cover(Part part) {
        return part instanceof Segment segment && columns.cover(segment.name());
    }

    @Override
    public boolean measure(
            List<SpanFilter> anyOf, Series.Measured measured, MetricsAccumulation into, Cancellation cancellation) {
        return columns.sum(files -> files.measure(anyOf, measured, into, cancellation), cancellation);
    }

    @Override
    public boolean count(List<SpanFilter> anyOf, TimeRange range, List<FacetTally> tallies, Cancellation cancellation) {
        return columns.sum(files -> files.count(anyOf, range, tallies, cancellation), cancellation);
    }
}
