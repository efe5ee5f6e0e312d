package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.EPOCH;
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

/**
 * Every question that a reader answers, about trace 1 and the first three minutes; those of searches also in the ways in which a
 * store may read less. {@code ReaderQuestionTest} holds that no method of a reader is left out.
 */
public enum ReaderQuestion {
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

    private static final int LIMIT = 7;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final AttributeKey KEY = new AttributeKey(AttributeKey.Scope.SPAN, "k");
    private static final List<Field> FIELDS = List.of(Field.Intrinsic.NAME, new Field.Attribute(Field.Scope.SPAN, "k"));
    private static final List<Field> FIELDS_OF_TRACES = List.of(Field.Intrinsic.ROOT_NAME);
    private static final SearchStats NOTHING_READ = new SearchStats(0, 0);

    /** Returns the answer; of totals without the bytes on disk, of the newest span as what may be there. */
    public Object ask(SpanReader reader, Cancellation until) {
        return switch (this) {
            case TRACE -> reader.findTrace(traceId(1), until);
            case TRACE_SIZE -> reader.traceSize(traceId(1), until);
            case SPAN -> reader.findSpan(key(1, 2), until);
            case SEVERAL_SPANS -> reader.findSpans(List.of(key(1, 1), key(1, 2), key(1, 3)), until);
            case OUTLINE -> reader.outline(traceId(1), until);
            case OUTGOING_LINKS -> reader.links(links(LinkDirection.OUTGOING), until);
            case INCOMING_LINKS -> reader.links(links(LinkDirection.INCOMING), until);
            case LINK_SUMMARY -> reader.linkSummary(key(1, 1), LinkDirection.INCOMING, until);
            case SPANS -> reader.searchSpans(search("{ }", SearchOrder.NEWEST, TimeRange.ALL), until);
            case SPANS_BY_VALUE ->
                reader.searchSpans(search("{ span.k = 1 }", SearchOrder.OLDEST, TimeRange.ALL), until);
            case SPANS_OF_A_TIME -> reader.searchSpans(search("{ }", SearchOrder.NEWEST, minutes(1)), until);
            case TRACES -> reader.searchTraces(search("{ }", SearchOrder.NEWEST, TimeRange.ALL), until);
            case LONGEST_TRACES -> reader.searchTraces(search("{ }", SearchOrder.LONGEST, TimeRange.ALL), until);
            case SERIES -> reader.metrics(counts("resource.service.name"), until);
            case SERIES_BY_TRACE -> reader.metrics(counts("trace:rootName"), until);
            case FACETS -> reader.facets(facets(FIELDS), until);
            case FACETS_BY_TRACE -> reader.facets(facets(FIELDS_OF_TRACES), until);
            case SERVICES -> reader.services(TimeRange.ALL, until);
            case OPERATIONS -> reader.operations("orders", TimeRange.ALL, until);
            case ATTRIBUTE_KEYS -> reader.attributeKeys(keys(), until);
            case ATTRIBUTE_VALUES -> reader.attributeValues(KEY, TimeRange.ALL, "", LIMIT, until);
            case TOTALS -> withoutBytes(reader.totals(until));
            case NEWEST -> Optional.ofNullable(reader.newest(until));
        };
    }

    /** Returns the answer that every store gives that has the same spans: without what was read for it. */
    public Object askWhatStoresAnswerAlike(SpanReader reader) {
        return switch (ask(reader, new Cancellation())) {
            case Page<?> page -> new Page<>(page.items(), page.next(), NOTHING_READ, page.cut());
            case MetricsAnswer answer -> new MetricsAnswer(answer.series(), NOTHING_READ, answer.cut());
            case Object answer -> answer;
        };
    }

    /** Returns what a store without a span answers. */
    Object answerOfAnEmptyStore() {
        return switch (this) {
            case TRACE -> StoredTrace.UNKNOWN;
            case TRACE_SIZE -> new TraceSize(0, 0);
            case SPAN, NEWEST -> Optional.empty();
            case SEVERAL_SPANS -> Map.of();
            case OUTLINE, SERVICES, OPERATIONS -> List.of();
            case OUTGOING_LINKS, INCOMING_LINKS -> new LinkPage(false, 0, 0, List.of(), null);
            case LINK_SUMMARY -> new LinkSummary(false, 0, 0, Map.of(), Map.of(), new TreeMap<>(), null);
            case SPANS, SPANS_BY_VALUE, SPANS_OF_A_TIME, TRACES, LONGEST_TRACES ->
                new Page<>(List.of(), null, NOTHING_READ, null);
            case SERIES, SERIES_BY_TRACE -> new MetricsAnswer(List.of(), NOTHING_READ, null);
            case FACETS -> noValues(FIELDS);
            case FACETS_BY_TRACE -> noValues(FIELDS_OF_TRACES);
            case ATTRIBUTE_KEYS -> new AttributeKeys(List.of(), true);
            case ATTRIBUTE_VALUES -> new AttributeValues(List.of(), true);
            case TOTALS -> new StoreTotals(0, 0, 0, 0);
        };
    }

    /** Returns whether what was found until the deadline is an answer: one that can say that it is not whole. */
    boolean isAnsweredInPart() {
        return switch (answerOfAnEmptyStore()) {
            case Page<?> _, MetricsAnswer _, Facets _, AttributeKeys _, AttributeValues _ -> true;
            default -> false;
        };
    }

    private static TimeRange minutes(int count) {
        return new TimeRange(EPOCH, EPOCH + count * MINUTE_NANOS);
    }

    private static LinkQuery links(LinkDirection direction) {
        return new LinkQuery(key(1, 1), direction, LinkOrder.START, LIMIT, null, null, null);
    }

    private static SpanSearch search(String query, SearchOrder order, TimeRange range) {
        return new SpanSearch(Queries.parse(query), range, order, LIMIT, null);
    }

    private static MetricsSearch counts(String by) {
        return new MetricsSearch(
                (Query.Metrics) TraceQl.parse("{ } | count_over_time() by (" + by + ")"),
                MetricsGrid.over(minutes(3), MINUTE_NANOS),
                new MetricsLimits(LIMIT, 0));
    }

    private static FacetSearch facets(List<Field> fields) {
        return new FacetSearch(Queries.EVERYTHING, TimeRange.ALL, fields, LIMIT);
    }

    private static Facets noValues(List<Field> fields) {
        return new Facets(
                fields.stream().map(field -> new Facet(field, List.of(), true)).toList(), null);
    }

    private static KeySearch keys() {
        return new KeySearch(Set.of(AttributeKey.Scope.EVENT, AttributeKey.Scope.SPAN), TimeRange.ALL, "", LIMIT);
    }

    private static StoreTotals withoutBytes(StoreTotals totals) {
        return new StoreTotals(totals.spanCount(), totals.linkCount(), totals.conflictingSpanCount(), 0);
    }
}
