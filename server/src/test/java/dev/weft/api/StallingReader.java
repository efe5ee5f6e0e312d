package dev.weft.api;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
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
import dev.weft.store.SearchOrder;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreException;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceRow;
import dev.weft.store.TraceSize;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A store whose searches, the first ones aside, measures, values, keys on links and single spans begin only when they are to
 * end, whose searches for the longest spans and whose services fail, whose operations break off after the first, and which
 * leaves all else to another.
 */
final class StallingReader implements SpanReader {

    private final SpanReader rest;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger left;
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger tracesRead = new AtomicInteger();

    StallingReader(SpanReader rest) {
        this(rest, 0);
    }

    /** @param answered searches for spans that are answered before the others stall */
    StallingReader(SpanReader rest, int answered) {
        this.rest = rest;
        left = new AtomicInteger(answered);
    }

    int tracesRead() {
        return tracesRead.get();
    }

    int running() {
        return running.get();
    }

    int cancelled() {
        return cancelled.get();
    }

    @Override
    public Page<SpanRow> searchSpans(SpanSearch search, Cancellation cancellation) {
        if (search.order() == SearchOrder.LONGEST) {
            throw new IllegalStateException("broken");
        }
        if (left.getAndDecrement() <= 0) {
            stall(cancellation);
        }
        return rest.searchSpans(search, cancellation);
    }

    @Override
    public Page<TraceRow> searchTraces(SpanSearch search, Cancellation cancellation) {
        stall(cancellation);
        return rest.searchTraces(search, cancellation);
    }

    private void stall(Cancellation cancellation) {
        CountDownLatch end = new CountDownLatch(1);
        var _ = cancellation.onCancel(end::countDown);
        running.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        } finally {
            running.decrementAndGet();
        }
        cancelled.incrementAndGet();
    }

    @Override
    public MetricsAnswer metrics(MetricsSearch search, Cancellation cancellation) {
        stall(cancellation);
        return rest.metrics(search, cancellation);
    }

    @Override
    public Facets facets(FacetSearch search, Cancellation cancellation) {
        stall(cancellation);
        return rest.facets(search, cancellation);
    }

    @Override
    public List<ServiceCount> services(TimeRange range, Cancellation cancellation) {
        throw new StoreException(StoreException.Kind.UNAVAILABLE, "disk full", null);
    }

    @Override
    public StoredTrace findTrace(TraceId traceId, Cancellation cancellation) {
        tracesRead.incrementAndGet();
        return rest.findTrace(traceId, cancellation);
    }

    @Override
    public TraceSize traceSize(TraceId traceId, Cancellation cancellation) {
        return rest.traceSize(traceId, cancellation);
    }

    @Override
    public Map<SpanKey, Span> findSpans(Collection<SpanKey> keys, Cancellation cancellation) {
        return rest.findSpans(keys, cancellation);
    }

    @Override
    public Optional<Span> findSpan(SpanKey key, Cancellation cancellation) {
        stall(cancellation);
        return rest.findSpan(key, cancellation);
    }

    @Override
    public List<OutlineRow> outline(TraceId traceId, Cancellation cancellation) {
        return rest.outline(traceId, cancellation);
    }

    @Override
    public LinkPage links(LinkQuery query, Cancellation cancellation) {
        return rest.links(query, cancellation);
    }

    @Override
    public LinkSummary linkSummary(SpanKey span, LinkDirection direction, Cancellation cancellation) {
        return rest.linkSummary(span, direction, cancellation);
    }

    @Override
    public List<OperationCount> operations(String service, TimeRange range, Cancellation cancellation) {
        return new AbstractList<>() {
            @Override
            public OperationCount get(int index) {
                if (index > 0) {
                    throw new IllegalStateException("broken off");
                }
                return new OperationCount("first", SpanKind.SERVER, 1);
            }

            @Override
            public int size() {
                return 2;
            }
        };
    }

    @Override
    public AttributeKeys attributeKeys(KeySearch search, Cancellation cancellation) {
        if (search.scopes().contains(AttributeKey.Scope.LINK)) {
            stall(cancellation);
        }
        return rest.attributeKeys(search, cancellation);
    }

    @Override
    public AttributeValues attributeValues(
            AttributeKey key, TimeRange range, String prefix, int limit, Cancellation cancellation) {
        stall(cancellation);
        return rest.attributeValues(key, range, prefix, limit, cancellation);
    }

    @Override
    public StoreTotals totals(Cancellation cancellation) {
        return rest.totals(cancellation);
    }

    @Override
    public @Nullable SpanKey newest(Cancellation cancellation) {
        return rest.newest(cancellation);
    }
}
