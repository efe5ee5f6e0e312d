package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.traceId;

import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.text.TraceQl;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.Facet;
import dev.weft.store.FacetSearch;
import dev.weft.store.Facets;
import dev.weft.store.KeySearch;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkSummary;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchStats;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every question that a reader answers, about trace 1. */
enum ReaderQuestion {
    TRACE,
    TRACE_SIZE,
    SPAN,
    SEVERAL_SPANS,
    OUTLINE,
    LINKS,
    LINK_SUMMARY,
    SPANS,
    TRACES,
    SERIES,
    FACETS,
    SERVICES,
    OPERATIONS,
    ATTRIBUTE_KEYS,
    ATTRIBUTE_VALUES,
    TOTALS,
    NEWEST;

    private static final SpanSearch SEARCH =
            new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, SearchOrder.NEWEST, 10, null);
    private static final LinkQuery LINK_QUERY =
            new LinkQuery(key(1, 1), LinkDirection.OUTGOING, LinkOrder.LINK, 10, null, null, null);
    private static final MetricsSearch RATE = new MetricsSearch(
            (Query.Metrics) TraceQl.parse("{ } | rate()"),
            MetricsGrid.over(new TimeRange(TestSpans.EPOCH, TestSpans.EPOCH + 100), 50),
            new MetricsLimits(10, 0));
    private static final SearchStats NOTHING_READ = new SearchStats(0, 0);

    /** Returns the answer; of totals without the bytes on disk, of the newest span as text. */
    Object ask(SpanReader reader, Cancellation cancellation) {
        return switch (this) {
            case TRACE -> reader.findTrace(traceId(1), cancellation);
            case TRACE_SIZE -> reader.traceSize(traceId(1), cancellation);
            case SPAN -> reader.findSpan(key(1, 1), cancellation);
            case SEVERAL_SPANS -> reader.findSpans(List.of(key(1, 1), key(2, 1)), cancellation);
            case OUTLINE -> reader.outline(traceId(1), cancellation);
            case LINKS -> reader.links(LINK_QUERY, cancellation);
            case LINK_SUMMARY -> reader.linkSummary(key(1, 1), LinkDirection.INCOMING, cancellation);
            case SPANS -> reader.searchSpans(SEARCH, cancellation);
            case TRACES -> reader.searchTraces(SEARCH, cancellation);
            case SERIES -> reader.metrics(RATE, cancellation);
            case FACETS ->
                reader.facets(
                        new FacetSearch(Queries.EVERYTHING, TimeRange.ALL, List.of(Field.Intrinsic.NAME), 10),
                        cancellation);
            case SERVICES -> reader.services(TimeRange.ALL, cancellation);
            case OPERATIONS -> reader.operations("orders", TimeRange.ALL, cancellation);
            case ATTRIBUTE_KEYS ->
                reader.attributeKeys(
                        new KeySearch(Set.of(AttributeKey.Scope.EVENT, AttributeKey.Scope.SPAN), TimeRange.ALL, "", 10),
                        cancellation);
            case ATTRIBUTE_VALUES ->
                reader.attributeValues(
                        new AttributeKey(AttributeKey.Scope.SPAN, "k"), TimeRange.ALL, "", 10, cancellation);
            case TOTALS -> withoutBytes(reader.totals(cancellation));
            case NEWEST -> String.valueOf(reader.newest(cancellation));
        };
    }

    /** Returns what a store without a span answers. */
    Object answerOfAnEmptyStore() {
        return switch (this) {
            case TRACE -> StoredTrace.UNKNOWN;
            case TRACE_SIZE -> new TraceSize(0, 0);
            case SPAN -> Optional.empty();
            case SEVERAL_SPANS -> Map.of();
            case OUTLINE, SERVICES, OPERATIONS -> List.of();
            case LINKS -> new LinkPage(false, 0, 0, List.of(), null);
            case LINK_SUMMARY -> new LinkSummary(false, 0, 0, Map.of(), Map.of(), new TreeMap<>(), null);
            case SPANS, TRACES -> new Page<>(List.of(), null, NOTHING_READ, null);
            case SERIES -> new MetricsAnswer(List.of(), NOTHING_READ, null);
            case FACETS -> new Facets(List.of(new Facet(Field.Intrinsic.NAME, List.of(), true)), null);
            case ATTRIBUTE_KEYS -> new AttributeKeys(List.of(), true);
            case ATTRIBUTE_VALUES -> new AttributeValues(List.of(), true);
            case TOTALS -> new StoreTotals(0, 0, 0, 0);
            case NEWEST -> "null";
        };
    }

    /** Returns whether what was found until the deadline is an answer. */
    boolean isAnsweredInPart() {
        return switch (this) {
            case SPANS, TRACES, SERIES, FACETS, ATTRIBUTE_KEYS, ATTRIBUTE_VALUES -> true;
            case TRACE,
                    TRACE_SIZE,
                    SPAN,
                    SEVERAL_SPANS,
                    OUTLINE,
                    LINKS,
                    LINK_SUMMARY,
                    SERVICES,
                    OPERATIONS,
                    TOTALS,
                    NEWEST -> false;
        };
    }

    private static StoreTotals withoutBytes(StoreTotals totals) {
        return new StoreTotals(totals.spanCount(), totals.linkCount(), totals.conflictingSpanCount(), 0);
    }
}
