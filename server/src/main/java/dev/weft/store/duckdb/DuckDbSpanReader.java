package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeValueCount;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkSummary;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers each call in a transaction of its own. */
final class DuckDbSpanReader implements SpanReader {

    private final Database database;
    private final Origins origins;
    private final DataFolder folder;

    DuckDbSpanReader(Database database, Origins origins, DataFolder folder) {
        this.database = database;
        this.origins = origins;
        this.folder = folder;
    }

    @Override
    public StoredTrace findTrace(TraceId traceId, Cancellation cancellation) {
        return database.read(cancellation, session -> new TraceQueries(session, origins).findTrace(traceId));
    }

    @Override
    public Optional<Span> findSpan(SpanKey key, Cancellation cancellation) {
        return database.read(cancellation, session -> new TraceQueries(session, origins).findSpan(key));
    }

    @Override
    public List<OutlineRow> outline(TraceId traceId, Cancellation cancellation) {
        return database.read(cancellation, session -> new TraceQueries(session, origins).outline(traceId));
    }

    @Override
    public LinkPage links(LinkQuery query, Cancellation cancellation) {
        return database.read(cancellation, session -> new LinkQueries(session, origins).page(query));
    }

    @Override
    public LinkSummary linkSummary(SpanKey span, LinkDirection direction, Cancellation cancellation) {
        return database.read(cancellation, session -> new LinkQueries(session, origins).summary(span, direction));
    }

    @Override
    public Page<SpanRow> searchSpans(SpanSearch search, Cancellation cancellation) {
        return database.read(cancellation, session -> new SearchQueries(session, origins).spans(search));
    }

    @Override
    public Page<TraceRow> searchTraces(SpanSearch search, Cancellation cancellation) {
        return database.read(cancellation, session -> new SearchQueries(session, origins).traces(search));
    }

    @Override
    public List<ServiceCount> services(TimeRange range, Cancellation cancellation) {
        return database.read(cancellation, session -> new CountQueries(session, origins).services(range));
    }

    @Override
    public List<OperationCount> operations(String service, TimeRange range, Cancellation cancellation) {
        return database.read(cancellation, session -> new CountQueries(session, origins).operations(service, range));
    }

    @Override
    public List<AttributeKeyCount> attributeKeys(TimeRange range, String prefix, int limit, Cancellation cancellation) {
        return database.read(
                cancellation, session -> new CountQueries(session, origins).attributeKeys(range, prefix, limit));
    }

    @Override
    public List<AttributeValueCount> attributeValues(
            AttributeKey key, TimeRange range, String prefix, int limit, Cancellation cancellation) {
        return database.read(
                cancellation, session -> new CountQueries(session, origins).attributeValues(key, range, prefix, limit));
    }

    @Override
    public StoreTotals totals(Cancellation cancellation) {
        return database.read(cancellation, session -> new CountQueries(session, origins).totals(folder.bytesOnDisk()));
    }

    @Override
    public @Nullable SpanKey newest(Cancellation cancellation) {
        return database.<@Nullable SpanKey>read(cancellation, session -> new CountQueries(session, origins).newest());
    }
}
