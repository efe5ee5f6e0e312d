package dev.weft.store.memory;

import dev.weft.model.Span;
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
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceRow;
import dev.weft.store.TraceSize;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class MemorySpanReader implements SpanReader {

    private final StoredSpans stored;

    MemorySpanReader(StoredSpans stored) {
        this.stored = stored;
    }

    @Override
    public StoredTrace findTrace(TraceId traceId, Cancellation cancellation) {
        return stored.read(
                cancellation, spans -> new StoredTrace(spans.ofTrace(traceId), spans.conflictingOfTrace(traceId)));
    }

    @Override
    public TraceSize traceSize(TraceId traceId, Cancellation cancellation) {
        return stored.read(
                cancellation,
                spans -> new TraceSize(
                        spans.ofTrace(traceId).size(),
                        spans.conflictingOfTrace(traceId).size()));
    }

    @Override
    public Map<SpanKey, Span> findSpans(Collection<SpanKey> keys, Cancellation cancellation) {
        return stored.read(
                cancellation,
                spans -> keys.stream()
                        .distinct()
                        .map(spans::find)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toMap(Span::key, Function.identity())));
    }

    @Override
    public Optional<Span> findSpan(SpanKey key, Cancellation cancellation) {
        return stored.read(cancellation, spans -> Optional.ofNullable(spans.find(key)));
    }

    @Override
    public List<OutlineRow> outline(TraceId traceId, Cancellation cancellation) {
        return stored.read(cancellation, spans -> {
            Map<SpanKey, Integer> linksIn = spans.incomingCounts();
            List<SpanKey> versions =
                    spans.conflictingOfTrace(traceId).stream().map(Span::key).toList();
            return spans.ofTrace(traceId).stream()
                    .map(span -> new OutlineRow(
                            SpanFacts.of(span),
                            span.parentSpanId(),
                            span.events().size(),
                            span.links().size(),
                            linksIn.getOrDefault(span.key(), 0),
                            Math.toIntExact(
                                    versions.stream().filter(span.key()::equals).count())))
                    .toList();
        });
    }

    @Override
    public LinkPage links(LinkQuery query, Cancellation cancellation) {
        return stored.read(cancellation, spans -> new MemoryLinks(spans).page(query));
    }

    @Override
    public LinkSummary linkSummary(SpanKey span, LinkDirection direction, Cancellation cancellation) {
        return stored.read(cancellation, spans -> new MemoryLinks(spans).summary(span, direction));
    }

    @Override
    public Page<SpanRow> searchSpans(SpanSearch search, Cancellation cancellation) {
        return stored.readInPart(cancellation, spans -> new MemorySearch(spans, search, cancellation).spans());
    }

    @Override
    public Page<TraceRow> searchTraces(SpanSearch search, Cancellation cancellation) {
        return stored.readInPart(cancellation, spans -> new MemorySearch(spans, search, cancellation).traces());
    }

    @Override
    public MetricsAnswer metrics(MetricsSearch search, Cancellation cancellation) {
        return stored.readInPart(cancellation, spans -> new MemoryMeasures(spans, cancellation).metrics(search));
    }

    @Override
    public Facets facets(FacetSearch search, Cancellation cancellation) {
        return stored.readInPart(cancellation, spans -> new MemoryMeasures(spans, cancellation).facets(search));
    }

    @Override
    public List<ServiceCount> services(TimeRange range, Cancellation cancellation) {
        return stored.read(cancellation, spans -> new MemoryCounts(spans, range).services());
    }

    @Override
    public List<OperationCount> operations(String service, TimeRange range, Cancellation cancellation) {
        return stored.read(cancellation, spans -> new MemoryCounts(spans, range).operations(service));
    }

    @Override
    public AttributeKeys attributeKeys(KeySearch search, Cancellation cancellation) {
        return stored.readInPart(
                cancellation, spans -> new MemoryCounts(spans, search.range()).attributeKeys(search, cancellation));
    }

    @Override
    public AttributeValues attributeValues(
            AttributeKey key, TimeRange range, String prefix, int limit, Cancellation cancellation) {
        AttributeValues[] found = {new AttributeValues(List.of(), false)};
        var _ = cancellation.inTime(() -> found[0] =
                stored.read(cancellation, spans -> new MemoryCounts(spans, range).attributeValues(key, prefix, limit)));
        return found[0];
    }

    @Override
    public StoreTotals totals(Cancellation cancellation) {
        return stored.read(
                cancellation,
                spans -> new StoreTotals(
                        spans.all().size(),
                        spans.all().stream()
                                .mapToLong(span -> span.links().size())
                                .sum(),
                        spans.conflicting().size(),
                        0));
    }

    @Override
    public @Nullable SpanKey newest(Cancellation cancellation) {
        return stored.read(cancellation, StoredSpans::newest);
    }
}
