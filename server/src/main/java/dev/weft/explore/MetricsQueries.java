package dev.weft.explore;

import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.SeriesLimitException;
import dev.weft.store.Cancellation;
import dev.weft.store.FacetSearch;
import dev.weft.store.Facets;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.SpanReader;

/** Turns requests for series and facets into the store's, within the limits. */
final class MetricsQueries {

    /** Exemplars of one series, unless the query says how many. */
    private static final int EXEMPLARS = 10;

    private final SpanReader reader;
    private final QueryLimits limits;

    MetricsQueries(SpanReader reader, QueryLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    MeasuredSeries series(MetricsRequest request, Cancellation cancellation) {
        Query.Metrics query = ParsedQuery.metrics(request.query(), limits);
        MetricsGrid grid = grid(request);
        MetricsLimits most = new MetricsLimits(limits.maxSeries(), EXEMPLARS);
        try {
            MetricsAnswer answer = reader.metrics(new MetricsSearch(query, grid, most), cancellation);
            return new MeasuredSeries(answer.series(), answer.stats(), answer.cut(), 0);
        } catch (SeriesLimitException e) {
            throw new QueryException(QueryException.Kind.TOO_LARGE, String.valueOf(e.getMessage()), e);
        }
    }

    Facets facets(FacetsRequest request, Cancellation cancellation) {
        limits.checkPageSize(request.limit());
        Query.Spansets query = ParsedQuery.spansets(request.query(), limits);
        return reader.facets(new FacetSearch(query, request.range(), request.fields(), request.limit()), cancellation);
    }

    private static MetricsGrid grid(MetricsRequest request) {
        try {
            return request.stepNanos().isEmpty()
                    ? MetricsGrid.instant(request.range())
                    : MetricsGrid.over(request.range(), request.stepNanos().getAsLong());
        } catch (IllegalArgumentException e) {
            throw new QueryException(QueryException.Kind.INVALID, String.valueOf(e.getMessage()), e);
        }
    }
}
