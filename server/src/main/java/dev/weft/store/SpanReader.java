package dev.weft.store;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of a store. Every answer is exact over what was acknowledged before the call, but for segments that cannot
 * be read, which {@link #answer} names. All calls block, may be made from many threads, and throw {@link StoreException} of
 * kind UNAVAILABLE or CANCELLED. When its deadline passes, a question whose answer has a {@link Cut}, or says whether it is
 * complete, is answered with what was found until then, rows, samples and counts of spans that were looked at; any other
 * throws one of kind LATE.
 */
public interface SpanReader {

    /**
     * Asks one or several questions, of one moment where the store can tell moments apart, and says what the answers lack. A
     * store that never lacks anything need not override it.
     *
     * @param question is given a reader that is good until it returns; it may be asked again, from its beginning
     */
    default <T extends @Nullable Object> Answer<T> answer(Function<SpanReader, T> question) {
        return new Answer<>(question.apply(this), List.of());
    }

    /**
     * Returns the trace's spans and their conflicting versions, both by start, then span id, versions of one span with
     * equal starts as they were committed; both empty when the trace is unknown.
     */
    StoredTrace findTrace(TraceId traceId, Cancellation cancellation);

    /** Returns how large the answer of {@link #findTrace} would be, without reading it. */
    TraceSize traceSize(TraceId traceId, Cancellation cancellation);

    Optional<Span> findSpan(SpanKey key, Cancellation cancellation);

    /** Returns those of the spans that are stored; holds no others of their traces. */
    Map<SpanKey, Span> findSpans(Collection<SpanKey> keys, Cancellation cancellation);

    /** Returns one row for each span of the trace, by start, then span id; empty when the trace is unknown. */
    List<OutlineRow> outline(TraceId traceId, Cancellation cancellation);

    /** Returns one page of a span's links in one direction. The span itself need not be stored. */
    LinkPage links(LinkQuery query, Cancellation cancellation);

    LinkSummary linkSummary(SpanKey span, LinkDirection direction, Cancellation cancellation);

    /**
     * Returns one page of matching spans in the order of the search: a page that the deadline cuts holds the first of those
     * that were looked at.
     */
    Page<SpanRow> searchSpans(SpanSearch search, Cancellation cancellation);

    /** Returns one page of traces with a matching span, each once, in the order of the search; cut as the spans are. */
    Page<TraceRow> searchTraces(SpanSearch search, Cancellation cancellation);

    /**
     * Returns the series of a metrics query. Exemplars are a choice of the store's.
     *
     * @throws dev.weft.query.evaluate.metrics.SeriesLimitException when there are more series, or larger ones, than the search allows
     */
    MetricsAnswer metrics(MetricsSearch search, Cancellation cancellation);

    /**
     * Returns which values some fields have on the matching spans, most spans first. Of more different ones than a
     * {@link FacetTally} holds some are left out, whatever their counts, and the answer says so; the counts that it gives are
     * exact all the same.
     */
    Facets facets(FacetSearch search, Cancellation cancellation);

    /**
     * Returns services that have spans starting in the range, by name.
     *
     * @throws StoreException of kind TOO_LARGE when they are more than {@link NamedCounts} holds
     */
    List<ServiceCount> services(TimeRange range, Cancellation cancellation);

    /**
     * Returns the service's span names and kinds that start in the range, by name, then kind.
     *
     * @throws StoreException of kind TOO_LARGE when they are more than {@link NamedCounts} holds
     */
    List<OperationCount> operations(String service, TimeRange range, Cancellation cancellation);

    /**
     * Returns attribute keys, most spans first, then scope and key. A span counts once for a key that several of its events
     * or links have. When the deadline passes, or the asker is in a hurry and spans come fast, the keys are those of the
     * spans that were counted, and the answer says so; what a store has summed up beforehand is always among them. Of more
     * than {@link NamedCounts#MOST} different keys some may be left out, and the answer says so.
     */
    AttributeKeys attributeKeys(KeySearch search, Cancellation cancellation);

    /**
     * Returns string, int, double and bool values of the attribute whose text begins with the prefix, on spans starting in
     * the range, most spans first, then type and text. Of more different ones than a {@link ValueTally} holds some are left
     * out, whatever their counts, and the answer says so; the counts that it gives are exact all the same. A span whose events
     * or links have several values counts once for each.
     */
    AttributeValues attributeValues(
            AttributeKey key, TimeRange range, String prefix, int limit, Cancellation cancellation);

    StoreTotals totals(Cancellation cancellation);

    /** Returns the key of the new span that stood last in the last group that had one, or null when nothing is stored. */
    @Nullable
    SpanKey newest(Cancellation cancellation);
}
