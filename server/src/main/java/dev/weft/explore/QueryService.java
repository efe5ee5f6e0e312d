package dev.weft.explore;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeValueCount;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkSummary;
import dev.weft.store.OperationCount;
import dev.weft.store.OutlineRow;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one way from every API to the store. Each call blocks, runs under the {@link QueryLimits}, and throws a
 * {@link QueryException} when it gives no answer. A {@link Cancellation} belongs to one call: the service cancels it at
 * the deadline.
 */
public final class QueryService implements AutoCloseable {

    private final SpanReader reader;
    private final QueryLimits limits;
    private final QueryGate gate;
    private final SearchQueries searches;
    private final LinkQueries links;

    /** @param reader stays open when this is closed */
    public QueryService(SpanReader reader, QueryLimits limits) {
        this.reader = reader;
        this.limits = limits;
        gate = new QueryGate(limits);
        searches = new SearchQueries(reader, limits);
        links = new LinkQueries(reader, limits);
    }

    public QueryLimits limits() {
        return limits;
    }

    /** Returns a stored trace whole, its conflicting versions included. */
    public StoredTrace trace(TraceId traceId, Cancellation cancellation) {
        StoredTrace trace = gate.run(cancellation, () -> reader.findTrace(traceId, cancellation));
        int size = trace.spans().size() + trace.conflicting().size();
        if (size == 0) {
            throw unknownTrace(traceId);
        }
        if (size > limits.maxTraceSpans()) {
            throw tooLarge(traceId, size, limits.maxTraceSpans());
        }
        return trace;
    }

    public TraceOutline outline(TraceId traceId, Cancellation cancellation) {
        List<OutlineRow> rows = gate.run(cancellation, () -> reader.outline(traceId, cancellation));
        if (rows.isEmpty()) {
            throw unknownTrace(traceId);
        }
        if (rows.size() > limits.maxOutlineSpans()) {
            throw tooLarge(traceId, rows.size(), limits.maxOutlineSpans());
        }
        return new TraceOutline(traceId, rows);
    }

    public Span span(SpanKey key, Cancellation cancellation) {
        return gate.run(cancellation, () -> reader.findSpan(key, cancellation))
                .orElseThrow(() -> new QueryException(
                        QueryException.Kind.NOT_FOUND,
                        "span " + key.spanId() + " of trace " + key.traceId() + " is not stored"));
    }

    /** Returns links of a span that is stored, or of one that is not and that some stored link names. */
    public LinksAnswer links(LinksRequest request, Cancellation cancellation) {
        return gate.run(cancellation, () -> links.page(request, cancellation));
    }

    /** Returns counts over all links of a span in one direction; found as {@link #links} finds it. */
    public LinkSummary linkSummary(SpanKey span, LinkDirection direction, Cancellation cancellation) {
        return gate.run(cancellation, () -> links.summary(span, direction, cancellation));
    }

    public SearchPage<SpanRow> searchSpans(SearchRequest request, Cancellation cancellation) {
        return timed(() -> gate.run(cancellation, () -> searches.spans(request, cancellation)));
    }

    public SearchPage<TraceRow> searchTraces(SearchRequest request, Cancellation cancellation) {
        return timed(() -> gate.run(cancellation, () -> searches.traces(request, cancellation)));
    }

    public List<ServiceCount> services(TimeRange range, Cancellation cancellation) {
        return gate.run(cancellation, () -> reader.services(range, cancellation));
    }

    /** Returns the service's operations; none when it is unknown. */
    public List<OperationCount> operations(String service, TimeRange range, Cancellation cancellation) {
        return gate.run(cancellation, () -> reader.operations(service, range, cancellation));
    }

    public Suggestions<AttributeKeyCount> attributeKeys(
            TimeRange range, String prefix, int limit, Cancellation cancellation) {
        limits.checkPageSize(limit);
        return firstOf(
                limit, gate.run(cancellation, () -> reader.attributeKeys(range, prefix, limit + 1, cancellation)));
    }

    public Suggestions<AttributeValueCount> attributeValues(
            AttributeKey key, TimeRange range, String prefix, int limit, Cancellation cancellation) {
        limits.checkPageSize(limit);
        return firstOf(
                limit,
                gate.run(cancellation, () -> reader.attributeValues(key, range, prefix, limit + 1, cancellation)));
    }

    public StoreTotals totals(Cancellation cancellation) {
        return gate.run(cancellation, () -> reader.totals(cancellation));
    }

    /** Returns the key of the span that was committed last; empty when nothing is stored. */
    public Optional<SpanKey> newest(Cancellation cancellation) {
        return gate.run(cancellation, () -> Optional.ofNullable(reader.newest(cancellation)));
    }

    @Override
    public void close() {
        gate.close();
    }

    private static <T> SearchPage<T> timed(Supplier<SearchPage<T>> search) {
        long start = System.nanoTime();
        SearchPage<T> page = search.get();
        return new SearchPage<>(page.items(), page.next(), page.stats(), (System.nanoTime() - start) / 1_000_000);
    }

    private static <T> Suggestions<T> firstOf(int limit, List<T> items) {
        return items.size() <= limit
                ? new Suggestions<>(items, true)
                : new Suggestions<>(items.subList(0, limit), false);
    }

    private static QueryException unknownTrace(TraceId traceId) {
        return new QueryException(QueryException.Kind.NOT_FOUND, "trace " + traceId + " is not stored");
    }

    private static QueryException tooLarge(TraceId traceId, int size, int limit) {
        return new QueryException(
                QueryException.Kind.TOO_LARGE,
                "trace " + traceId + " has " + size + " spans (expected: at most " + limit
                        + "); ask for single spans, or raise the limit");
    }
}
