package dev.weft.store.duckdb.part;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.store.Answer;
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
import dev.weft.store.StoreException;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceRow;
import dev.weft.store.TraceSize;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers each question from all parts as they are when it is asked, without those that turn out to be damaged. */
public final class PartsReader implements SpanReader {

    /** Before each something was taken out, or failed to be read; with more of that at once the disk itself has failed. */
    private static final int MOST_TRIES = 300;

    private final Supplier<PartsView> parts;
    private final ReadingTurns turns;
    private final Supplier<Consumer<DamagedPartException>> damaged;

    /**
     * @param parts throws a {@link StoreException} when the store is closed
     * @param damaged for one question: takes what is damaged out of later views
     */
    public PartsReader(
            Supplier<PartsView> parts, ReadingTurns turns, Supplier<Consumer<DamagedPartException>> damaged) {
        this.parts = parts;
        this.turns = turns;
        this.damaged = damaged;
    }

    @Override
    public <T extends @Nullable Object> Answer<T> answer(Function<SpanReader, T> question) {
        Consumer<DamagedPartException> met = damaged.get();
        DamagedPartException last = null;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try (PartsView view = parts.get()) {
                T value = question.apply(new ViewReader(view, turns));
                return new Answer<>(value, view.missing());
            } catch (DamagedPartException e) {
                met.accept(e);
                last = e;
            }
        }
        throw new StoreException(
                StoreException.Kind.UNAVAILABLE,
                "damage was found " + MOST_TRIES + " times while one question was answered",
                last);
    }

    @Override
    public StoredTrace findTrace(TraceId traceId, Cancellation cancellation) {
        return answer(reader -> reader.findTrace(traceId, cancellation)).value();
    }

    @Override
    public TraceSize traceSize(TraceId traceId, Cancellation cancellation) {
        return answer(reader -> reader.traceSize(traceId, cancellation)).value();
    }

    @Override
    public Map<SpanKey, Span> findSpans(Collection<SpanKey> keys, Cancellation cancellation) {
        return answer(reader -> reader.findSpans(keys, cancellation)).value();
    }

    @Override
    public Optional<Span> findSpan(SpanKey key, Cancellation cancellation) {
        return answer(reader -> reader.findSpan(key, cancellation)).value();
    }

    @Override
    public List<OutlineRow> outline(TraceId traceId, Cancellation cancellation) {
        return answer(reader -> reader.outline(traceId, cancellation)).value();
    }

    @Override
    public LinkPage links(LinkQuery query, Cancellation cancellation) {
        return answer(reader -> reader.links(query, cancellation)).value();
    }

    @Override
    public LinkSummary linkSummary(SpanKey span, LinkDirection direction, Cancellation cancellation) {
        return answer(reader -> reader.linkSummary(span, direction, cancellation))
                .value();
    }

    @Override
    public Page<SpanRow> searchSpans(SpanSearch search, Cancellation cancellation) {
        return answer(reader -> reader.searchSpans(search, cancellation)).value();
    }

    @Override
    public Page<TraceRow> searchTraces(SpanSearch search, Cancellation cancellation) {
        return answer(reader -> reader.searchTraces(search, cancellation)).value();
    }

    @Override
    public MetricsAnswer metrics(MetricsSearch search, Cancellation cancellation) {
        return answer(reader -> reader.metrics(search, cancellation)).value();
    }

    @Override
    public Facets facets(FacetSearch search, Cancellation cancellation) {
        return answer(reader -> reader.facets(search, cancellation)).value();
    }

    @Override
    public List<ServiceCount> services(TimeRange range, Cancellation cancellation) {
        return answer(reader -> reader.services(range, cancellation)).value();
    }

    @Override
    public List<OperationCount> operations(String service, TimeRange range, Cancellation cancellation) {
        return answer(reader -> reader.operations(service, range, cancellation)).value();
    }

    @Override
    public AttributeKeys attributeKeys(KeySearch search, Cancellation cancellation) {
        return answer(reader -> reader.attributeKeys(search, cancellation)).value();
    }

    @Override
    public AttributeValues attributeValues(
            AttributeKey key, TimeRange range, String prefix, int limit, Cancellation cancellation) {
        return answer(reader -> reader.attributeValues(key, range, prefix, limit, cancellation))
                .value();
    }

    @Override
    public StoreTotals totals(Cancellation cancellation) {
        return answer(reader -> reader.totals(cancellation)).value();
    }

    @Override
    public @Nullable SpanKey newest(Cancellation cancellation) {
        return this.<@Nullable SpanKey>answer(reader -> reader.newest(cancellation))
                .value();
    }
}
