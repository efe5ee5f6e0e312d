package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.FacetSearch;
import dev.weft.store.Facets;
import dev.weft.store.KeySearch;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkSummary;
import dev.weft.store.MetricsAnswer;
import dev.weft.store.MetricsSearch;
import dev.weft.store.OperationCount;
import dev.weft.store.OutlineRow;
import dev.weft.store.Page;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceRow;
import dev.weft.store.TraceSize;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers questions from the parts of one view. */
final class ViewReader implements SpanReader {

    private final PartsView view;
    private final ReadingTurns turns;

    ViewReader(PartsView view, ReadingTurns turns) {
        this.view = view;
        this.turns = turns;
    }

    @Override
    public StoredTrace findTrace(TraceId traceId, Cancellation cancellation) {
        return readTrace(traceId, cancellation).stored();
    }

    @Override
    public TraceSize traceSize(TraceId traceId, Cancellation cancellation) {
        return readTrace(traceId, cancellation).size();
    }

    @Override
    public Map<SpanKey, Span> findSpans(Collection<SpanKey> keys, Cancellation cancellation) {
        Map<TraceId, Set<SpanId>> wanted = new LinkedHashMap<>();
        keys.forEach(key ->
                wanted.computeIfAbsent(key.traceId(), _ -> new HashSet<>()).add(key.spanId()));
        Map<SpanKey, Span> found = new HashMap<>();
        wanted.forEach((traceId, spanIds) ->
                readTrace(traceId, cancellation).spans(spanIds).forEach(span -> found.put(span.key(), span)));
        return found;
    }

    @Override
    public Optional<Span> findSpan(SpanKey key, Cancellation cancellation) {
        return Optional.ofNullable(readTrace(key.traceId(), cancellation).span(key.spanId()));
    }

    @Override
    public List<OutlineRow> outline(TraceId traceId, Cancellation cancellation) {
        return readTrace(traceId, cancellation).outline();
    }

    @Override
    public LinkPage links(LinkQuery query, Cancellation cancellation) {
        return read(cancellation, view -> new LinkEnds(view, cancellation).page(query));
    }

    @Override
    public LinkSummary linkSummary(SpanKey span, LinkDirection direction, Cancellation cancellation) {
        return read(cancellation, view -> new LinkEnds(view, cancellation).summary(span, direction));
    }

    @Override
    public Page<SpanRow> searchSpans(SpanSearch search, Cancellation cancellation) {
        return readInTurn(cancellation, asker -> new SpanPages(view, search, cancellation, asker).page());
    }

    @Override
    public Page<TraceRow> searchTraces(SpanSearch search, Cancellation cancellation) {
        return readInTurn(cancellation, asker -> new TracePages(view.parts(), search, cancellation, asker).page());
    }

    @Override
    public MetricsAnswer metrics(MetricsSearch search, Cancellation cancellation) {
        return readInTurn(cancellation, asker -> new PartsMetrics(view, search, cancellation, asker).answer());
    }

    @Override
    public Facets facets(FacetSearch search, Cancellation cancellation) {
        return readInTurn(cancellation, asker -> new PartsFacets(view, search, cancellation, asker).answer());
    }

    @Override
    public List<ServiceCount> services(TimeRange range, Cancellation cancellation) {
        return read(cancellation, view -> new PartCounts(view, cancellation).services(range));
    }

    @Override
    public List<OperationCount> operations(String service, TimeRange range, Cancellation cancellation) {
        return read(cancellation, view -> new PartCounts(view, cancellation).operations(service, range));
    }

    @Override
    public AttributeKeys attributeKeys(KeySearch search, Cancellation cancellation) {
        return readInPart(cancellation, view -> new PartCounts(view, cancellation).attributeKeys(search));
    }

    @Override
    public AttributeValues attributeValues(
            AttributeKey key, TimeRange range, String prefix, int limit, Cancellation cancellation) {
        return readInPart(
                cancellation, view -> new PartCounts(view, cancellation).attributeValues(key, range, prefix, limit));
    }

    @Override
    public StoreTotals totals(Cancellation cancellation) {
        return read(cancellation, view -> new PartCounts(view, cancellation).totals());
    }

    @Override
    public @Nullable SpanKey newest(Cancellation cancellation) {
        return this.<@Nullable SpanKey>read(cancellation, PartsView::newest);
    }

    private WholeTrace readTrace(TraceId traceId, Cancellation cancellation) {
        return read(cancellation, view -> new WholeTrace(view.parts(), traceId, cancellation::check));
    }

    private <T extends @Nullable Object> T read(Cancellation cancellation, Function<PartsView, T> question) {
        cancellation.check();
        return question.apply(view);
    }

    /** Reads what may be answered in part when the deadline has passed. */
    private <T> T readInPart(Cancellation cancellation, Function<PartsView, T> question) {
        cancellation.checkAsker();
        return question.apply(view);
    }

    /** Likewise, for what takes turns with other questions. */
    private <T> T readInTurn(Cancellation cancellation, Function<ReadingTurns.Asker, T> question) {
        cancellation.checkAsker();
        try (ReadingTurns.Asker asker = turns.asker()) {
            return question.apply(asker);
        }
    }
}
