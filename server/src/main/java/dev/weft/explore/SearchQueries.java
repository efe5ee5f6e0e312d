package dev.weft.explore;

import dev.weft.query.Query;
import dev.weft.query.text.TraceQl;
import dev.weft.store.Cancellation;
import dev.weft.store.Page;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.util.function.Function;

/** Turns search requests into the store's searches, and places into cursors. */
final class SearchQueries {

    private final SpanReader reader;
    private final QueryLimits limits;

    SearchQueries(SpanReader reader, QueryLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    SearchPage<SpanRow> spans(SearchRequest request, Cancellation cancellation) {
        return page(request, "spans", search -> reader.searchSpans(search, cancellation));
    }

    SearchPage<TraceRow> traces(SearchRequest request, Cancellation cancellation) {
        return page(request, "traces", search -> reader.searchTraces(search, cancellation));
    }

    private <T> SearchPage<T> page(SearchRequest request, String view, Function<SpanSearch, Page<T>> search) {
        limits.checkPageSize(request.limit());
        Query.Spansets query = ParsedQuery.spansets(request.query(), limits);
        long fingerprint = Fingerprint.of(
                "search",
                view,
                TraceQl.print(query),
                request.order().word(),
                Long.toUnsignedString(request.range().startUnixNano()),
                Long.toUnsignedString(request.range().endUnixNano()));
        SearchPlace after = request.cursor() == null ? null : Cursor.parseSearch(request.cursor(), fingerprint);
        Page<T> page = search.apply(new SpanSearch(query, request.range(), request.order(), request.limit(), after));
        return new SearchPage<>(
                page.items(),
                page.next() == null ? null : Cursor.print(fingerprint, page.next()),
                page.stats(),
                page.cut(),
                0);
    }
}
