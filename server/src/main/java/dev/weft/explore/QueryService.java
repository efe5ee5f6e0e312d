package dev.weft.explore;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.store.Answer;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeys;
import dev.weft.store.AttributeValues;
import dev.weft.store.Cancellation;
import dev.weft.store.Facets;
import dev.weft.store.KeySearch;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkSummary;
import dev.weft.store.OperationCount;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.StoreTotals;
import dev.weft.store.StoredTrace;
import dev.weft.store.TraceRow;
import dev.weft.store.TraceSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one way from every API to the store. Each call blocks, runs under the {@link QueryLimits}, and throws a
 * {@link QueryException} when it gives no answer. A {@link Cancellation} belongs to one call: the service cancels it at
 * the deadline.
 */
public final class QueryService implements AutoCloseable {

    /** A completion that takes longer comes too late. */
    private static final Duration COMPLETION_DEADLINE = Duration.ofSeconds(1);

    private final SpanReader reader;
    private final QueryLimits limits;
    private final QueryGate gate;
    private final AnswerRoom room;

    /** @param reader stays open when this is closed */
    public QueryService(SpanReader reader, QueryLimits limits) {
        this.reader = reader;
        this.limits = limits;
        gate = new QueryGate(limits);
        room = new AnswerRoom(limits);
    }

    public QueryLimits limits() {
        return limits;
    }

    /** Returns a stored trace whole, its conflicting versions included. */
    public WholeAnswer<StoredTrace> trace(TraceId traceId, Cancellation cancellation) {
        return whole(
                cancellation,
                at -> {
                    TraceSize size = at.traceSize(traceId, cancellation);
                    long spans = size.spans() + size.conflictingVersions();
                    failIfTooLarge(traceId, spans, limits.maxTraceSpans());
                    return spans * QueryLimits.TRACE_SPAN_BYTES;
                },
                at -> at.findTrace(traceId, cancellation),
                answer -> {
                    if (answer.value().equals(StoredTrace.UNKNOWN)) {
                        throw QueryException.notFound("trace " + traceId + " is not stored", answer.missing());
                    }
                    return answer.value();
                });
    }

    public WholeAnswer<TraceOutline> outline(TraceId traceId, Cancellation cancellation) {
        return whole(
                cancellation,
                at -> {
                    long spans = at.traceSize(traceId, cancellation).spans();
                    failIfTooLarge(traceId, spans, limits.maxOutlineSpans());
                    return spans * QueryLimits.OUTLINE_ROW_BYTES;
                },
                at -> at.outline(traceId, cancellation),
                answer -> {
                    if (answer.value().isEmpty()) {
                        throw QueryException.notFound("trace " + traceId + " is not stored", answer.missing());
                    }
                    return new TraceOutline(traceId, answer.value());
                });
    }

    /**
     * Reads what may be large once there is room for it, which it waits for without a turn.
     *
     * @param bytes tells how much it takes
     * @param shown makes the answer of what was read
     */
    private <T, S> WholeAnswer<S> whole(
            Cancellation cancellation,
            ToLongFunction<SpanReader> bytes,
            Function<SpanReader, T> reading,
            Function<Answer<T>, S> shown) {
        AnswerRoom.Share share = room.share(cancellation);
        try {
            while (true) {
                Answer<Optional<T>> read = ask(
                        cancellation,
                        at -> share.covers(bytes.applyAsLong(at)) ? Optional.of(reading.apply(at)) : Optional.empty());
                if (read.value().isPresent()) {
                    Answer<T> answer = new Answer<>(read.value().get(), read.missing());
                    return new WholeAnswer<>(new Answer<>(shown.apply(answer), read.missing()), share);
                }
                share.take();
            }
        } catch (RuntimeException | Error e) {
            share.close();
            throw e;
        }
    }

    public Answer<Span> span(SpanKey key, Cancellation cancellation) {
        Answer<Optional<Span>> answer = ask(cancellation, at -> at.findSpan(key, cancellation));
        return new Answer<>(
                answer.value()
                        .orElseThrow(() -> QueryException.notFound(
                                "span " + key.spanId() + " of trace " + key.traceId() + " is not stored",
                                answer.missing())),
                answer.missing());
    }

    /** Returns links of a span that is stored, or of one that is not and that some stored link names. */
    public Answer<LinksAnswer> links(LinksRequest request, Cancellation cancellation) {
        Answer<@Nullable LinksAnswer> answer =
                ask(cancellation, at -> new LinkQueries(at, limits).page(request, cancellation));
        return named(request.span(), answer);
    }

    /** Returns counts over all links of a span in one direction; found as {@link #links} finds it. */
    public Answer<LinkSummary> linkSummary(SpanKey span, LinkDirection direction, Cancellation cancellation) {
        Answer<@Nullable LinkSummary> answer =
                ask(cancellation, at -> new LinkQueries(at, limits).summary(span, direction, cancellation));
        return named(span, answer);
    }

    public Answer<SearchPage<SpanRow>> searchSpans(SearchRequest request, Cancellation cancellation) {
        return timed(() -> ask(cancellation, at -> new SearchQueries(at, limits).spans(request, cancellation)));
    }

    public Answer<SearchPage<TraceRow>> searchTraces(SearchRequest request, Cancellation cancellation) {
        return timed(() -> ask(cancellation, at -> new SearchQueries(at, limits).traces(request, cancellation)));
    }

    /** Returns time series over all spans that match; nothing that is listed waits for them. */
    public Answer<MeasuredSeries> series(MetricsRequest request, Cancellation cancellation) {
        long start = System.nanoTime();
        Answer<MeasuredSeries> answer = ask(
                QueryGate.Lane.SERIES,
                cancellation,
                at -> new MetricsQueries(at, limits).series(request, cancellation));
        MeasuredSeries measured = answer.value();
        return new Answer<>(
                new MeasuredSeries(measured.series(), measured.stats(), measured.cut(), millisSince(start)),
                answer.missing());
    }

    /** Returns how often values occur on all spans that match; nothing that is listed waits for them. */
    public Answer<Facets> facets(FacetsRequest request, Cancellation cancellation) {
        return ask(
                QueryGate.Lane.FACETS,
                cancellation,
                at -> new MetricsQueries(at, limits).facets(request, cancellation));
    }

    /** Returns what the text says, without asking the store. */
    public ParsedQuery parse(String text) {
        return ParsedQuery.of(text, limits);
    }

    /**
     * Returns what may stand at the cursor in a text that need not be finished, with keys and values of spans that start in
     * the range: what is found within a second, or within the deadline of queries where that is shorter.
     *
     * @param cursor offset into the text, UTF-16 units
     */
    public Answer<CompletedText> complete(String text, int cursor, TimeRange range, Cancellation cancellation) {
        limits.checkQueryLength(text);
        if (cursor < 0 || cursor > text.length()) {
            throw new QueryException(
                    QueryException.Kind.INVALID, "cursor: " + cursor + " (expected: 0 to " + text.length() + ")");
        }
        Duration deadline =
                limits.deadline().compareTo(COMPLETION_DEADLINE) < 0 ? limits.deadline() : COMPLETION_DEADLINE;
        return gate.run(
                QueryGate.Lane.COMPLETION,
                deadline,
                cancellation,
                () -> reader.answer(at -> new TextCompletion(at, range, cancellation).at(text, cursor)));
    }

    /** Begins an export; nothing is asked yet. The cancellation ends it, whatever page it is at. */
    public SpanExport export(ExportRequest request, Cancellation cancellation) {
        return new SpanExport(this, request, cancellation);
    }

    /** Returns those of the spans that are stored. */
    public Answer<Map<SpanKey, Span>> spans(List<SpanKey> keys, Cancellation cancellation) {
        if (keys.size() > limits.maxPageSize()) {
            throw new IllegalArgumentException(
                    keys.size() + " spans at once (expected: at most " + limits.maxPageSize() + ")");
        }
        return ask(cancellation, at -> at.findSpans(keys, cancellation));
    }

    public Answer<List<ServiceCount>> services(TimeRange range, Cancellation cancellation) {
        return ask(cancellation, at -> at.services(range, cancellation));
    }

    /** Returns the service's operations; none when it is unknown. */
    public Answer<List<OperationCount>> operations(String service, TimeRange range, Cancellation cancellation) {
        return ask(cancellation, at -> at.operations(service, range, cancellation));
    }

    public Answer<AttributeKeys> attributeKeys(
            Set<AttributeKey.Scope> scopes, TimeRange range, String prefix, int limit, Cancellation cancellation) {
        limits.checkPageSize(limit);
        return ask(cancellation, at -> at.attributeKeys(new KeySearch(scopes, range, prefix, limit), cancellation));
    }

    public Answer<AttributeValues> attributeValues(
            AttributeKey key, TimeRange range, String prefix, int limit, Cancellation cancellation) {
        limits.checkPageSize(limit);
        return ask(cancellation, at -> at.attributeValues(key, range, prefix, limit, cancellation));
    }

    public Answer<StoreTotals> totals(Cancellation cancellation) {
        return ask(cancellation, at -> at.totals(cancellation));
    }

    /** Returns the key of the span that was committed last; empty when nothing is stored. */
    public Answer<Optional<SpanKey>> newest(Cancellation cancellation) {
        return ask(cancellation, at -> Optional.ofNullable(at.newest(cancellation)));
    }

    @Override
    public void close() {
        gate.close();
    }

    private <T extends @Nullable Object> Answer<T> ask(Cancellation cancellation, Function<SpanReader, T> question) {
        return ask(QueryGate.Lane.LOOKING_UP, cancellation, question);
    }

    private <T extends @Nullable Object> Answer<T> ask(
            QueryGate.Lane lane, Cancellation cancellation, Function<SpanReader, T> question) {
        return gate.run(lane, cancellation, () -> reader.answer(question));
    }

    private static <T> Answer<SearchPage<T>> timed(Supplier<Answer<SearchPage<T>>> search) {
        long start = System.nanoTime();
        Answer<SearchPage<T>> answer = search.get();
        SearchPage<T> page = answer.value();
        return new Answer<>(
                new SearchPage<>(page.items(), page.next(), page.stats(), page.cut(), millisSince(start)),
                answer.missing());
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static <T> Answer<T> named(SpanKey span, Answer<@Nullable T> answer) {
        T value = answer.value();
        if (value == null) {
            throw QueryException.notFound(
                    "span " + span.spanId() + " of trace " + span.traceId()
                            + " is not stored, and no link points at it",
                    answer.missing());
        }
        return new Answer<>(value, answer.missing());
    }

    private static void failIfTooLarge(TraceId traceId, long size, int limit) {
        if (size > limit) {
            throw new QueryException(
                    QueryException.Kind.TOO_LARGE,
                    "trace " + traceId + " has " + size + " spans (expected: at most " + limit
                            + "); ask for single spans, or raise the limit");
        }
    }
}
