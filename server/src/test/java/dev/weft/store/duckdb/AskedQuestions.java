package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.traceId;

import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.evaluate.metrics.MetricsLimits;
import dev.weft.query.evaluate.metrics.MetricsSeries;
import dev.weft.query.text.TraceQl;
import dev.weft.store.AttributeKey;
import dev.weft.store.Cancellation;
import dev.weft.store.Facet;
import dev.weft.store.FacetSearch;
import dev.weft.store.KeySearch;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.MetricsSearch;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreTotals;
import dev.weft.store.contract.Queries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every question of a reader, about trace 1, with answers that two stores give alike. */
enum AskedQuestions {
    TRACE,
    TRACE_SIZE,
    SPAN,
    SEVERAL_SPANS,
    OUTLINE,
    OUTGOING_LINKS,
    INCOMING_LINKS,
    LINK_SUMMARY,
    SPANS,
    SPANS_BY_VALUE,
    SPANS_OF_A_TIME,
    TRACES,
    LONGEST_TRACES,
    SERIES,
    SERIES_BY_TRACE,
    FACETS,
    FACETS_BY_TRACE,
    SERVICES,
    OPERATIONS,
    ATTRIBUTE_KEYS,
    ATTRIBUTE_VALUES,
    TOTALS,
    NEWEST;

    private static final Cancellation NEVER = new Cancellation();
    private static final int LIMIT = 7;

    List<@Nullable Object> ask(SpanReader reader) {
        return switch (this) {
            case TRACE -> answer(reader.findTrace(traceId(1), NEVER));
            case TRACE_SIZE -> answer(reader.traceSize(traceId(1), NEVER));
            case SPAN -> answer(reader.findSpan(key(1, 2), NEVER));
            case SEVERAL_SPANS -> answer(reader.findSpans(List.of(key(1, 1), key(1, 2), key(1, 3)), NEVER));
            case OUTLINE -> answer(reader.outline(traceId(1), NEVER));
            case OUTGOING_LINKS -> answer(reader.links(links(LinkDirection.OUTGOING), NEVER));
            case INCOMING_LINKS -> answer(reader.links(links(LinkDirection.INCOMING), NEVER));
            case LINK_SUMMARY -> answer(reader.linkSummary(key(1, 1), LinkDirection.INCOMING, NEVER));
            case SPANS -> page(reader.searchSpans(search("{}", SearchOrder.NEWEST, TimeRange.ALL), NEVER));
            case SPANS_BY_VALUE ->
                page(reader.searchSpans(search("{ span.k = 1 }", SearchOrder.OLDEST, TimeRange.ALL), NEVER));
            case SPANS_OF_A_TIME ->
                page(reader.searchSpans(search("{}", SearchOrder.NEWEST, DamagedStore.TIME_OF_THE_THIRD), NEVER));
            case TRACES -> page(reader.searchTraces(search("{}", SearchOrder.NEWEST, TimeRange.ALL), NEVER));
            case LONGEST_TRACES -> page(reader.searchTraces(search("{}", SearchOrder.LONGEST, TimeRange.ALL), NEVER));
            case SERIES -> answer(series(reader, "resource.service.name"));
            case SERIES_BY_TRACE -> answer(series(reader, "trace:rootName"));
            case FACETS -> answer(facets(reader, Field.Intrinsic.NAME, new Field.Attribute(Field.Scope.SPAN, "k")));
            case FACETS_BY_TRACE -> answer(facets(reader, Field.Intrinsic.ROOT_NAME));
            case SERVICES -> answer(reader.services(TimeRange.ALL, NEVER));
            case OPERATIONS -> answer(reader.operations("orders", TimeRange.ALL, NEVER));
            case ATTRIBUTE_KEYS ->
                answer(reader.attributeKeys(
                                new KeySearch(Set.of(AttributeKey.Scope.SPAN), TimeRange.ALL, "", LIMIT), NEVER)
                        .items());
            case ATTRIBUTE_VALUES ->
                answer(reader.attributeValues(
                        new AttributeKey(AttributeKey.Scope.SPAN, "k"), TimeRange.ALL, "", LIMIT, NEVER));
            case TOTALS -> totals(reader.totals(NEVER));
            case NEWEST -> answer(reader.newest(NEVER));
        };
    }

    private static LinkQuery links(LinkDirection direction) {
        return new LinkQuery(key(1, 1), direction, LinkOrder.START, LIMIT, null, null, null);
    }

    private static SpanSearch search(String query, SearchOrder order, TimeRange range) {
        return new SpanSearch(Queries.parse(query), range, order, LIMIT, null);
    }

    private static List<MetricsSeries> series(SpanReader reader, String by) {
        return reader.metrics(
                        new MetricsSearch(
                                (Query.Metrics) TraceQl.parse("{ } | count_over_time() by (" + by + ")"),
                                MetricsGrid.over(DamagedStore.TIME_OF_ALL, DamagedStore.MINUTE),
                                new MetricsLimits(LIMIT, 0)),
                        NEVER)
                .series();
    }

    private static List<Facet> facets(SpanReader reader, Field... fields) {
        return reader.facets(new FacetSearch(Queries.EVERYTHING, TimeRange.ALL, List.of(fields), LIMIT), NEVER)
                .facets();
    }

    private static List<@Nullable Object> answer(@Nullable Object value) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(value);
        return all;
    }

    private static List<@Nullable Object> page(Page<?> page) {
        List<@Nullable Object> all = new ArrayList<>(page.items());
        all.add(page.next());
        return all;
    }

    private static List<@Nullable Object> totals(StoreTotals totals) {
        return List.of(totals.spanCount(), totals.linkCount(), totals.conflictingSpanCount());
    }
}
