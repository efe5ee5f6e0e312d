package dev.weft.store.duckdb.part;

import dev.weft.model.TimeRange;
import dev.weft.query.Series;
import dev.weft.query.evaluate.metrics.MetricsAccumulation;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.FacetTally;
import java.util.List;

/** Series and facets of the spans of some parts, added up by columns that lie beside them. */
public interface ColumnSums {

    /** Returns whether the columns count every span of the part, be it one that cannot be read. */
    boolean cover(Part part);

    /**
     * Adds what covered parts have of the spans that match one of the filters.
     *
     * @param into without exemplars of these spans
     * @return false, with nothing added, when the columns do not tell
     */
    boolean measure(
            List<SpanFilter> anyOf, Series.Measured measured, MetricsAccumulation into, Cancellation cancellation);

    /**
     * Counts the spans of covered parts that start in the range and match one of the filters.
     *
     * @return false, with tallies that are worth nothing, when the columns do not tell
     */
    boolean count(List<SpanFilter> anyOf, TimeRange range, List<FacetTally> tallies, Cancellation cancellation);
}
