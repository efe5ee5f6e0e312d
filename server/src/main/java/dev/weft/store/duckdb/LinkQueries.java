package dev.weft.store.duckdb;

import static dev.weft.store.duckdb.SpanColumns.AFTER_FACTS;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import dev.weft.store.DanglingReason;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkEnd;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkPlace;
import dev.weft.store.LinkQuery;
import dev.weft.store.LinkState;
import dev.weft.store.LinkSummary;
import dev.weft.store.LinkTally;
import dev.weft.store.SpanFacts;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Links of one span. Outgoing ones come with the span itself and are resolved together; incoming ones are rows of
 * {@code links}, ordered and paged by the database.
 */
record LinkQueries(Session session, Origins origins) {

    LinkPage page(LinkQuery query) throws SQLException {
        return switch (query.direction()) {
            case OUTGOING -> {
                Optional<Span> linking = traces().findSpan(query.span());
                yield LinkPage.of(query, linking.isPresent(), dropped(linking), outgoing(linking));
            }
            case INCOMING -> incomingPage(query);
        };
    }

    LinkSummary summary(SpanKey key, LinkDirection direction) throws SQLException {
        LinkTally tally = new LinkTally();
        return switch (direction) {
            case OUTGOING -> {
                Optional<Span> linking = traces().findSpan(key);
                outgoing(linking).forEach(tally::add);
                yield tally.summary(linking.isPresent(), dropped(linking));
            }
            case INCOMING -> {
                SpanFacts linked = facts(key);
                session.forEach(
                        SqlFragment.of("SELECT " + SpanColumns.FACTS + " FROM links WHERE")
                                .then(KeyLists.pointsAt(key)),
                        row -> tally.addIncoming(SpanColumns.facts(row), linked));
                yield tally.summary(linked != null, 0);
            }
        };
    }

    private List<LinkEnd> outgoing(Optional<Span> linking) throws SQLException {
        if (linking.isEmpty()) {
            return List.of();
        }
        List<SpanLink> links = linking.get().links();
        Set<SpanKey> keys =
                links.stream().filter(SpanLink::isValid).map(SpanLink::linked).collect(Collectors.toSet());
        Map<SpanKey, SpanFacts> linked = traces().facts(keys);
        keys.removeAll(linked.keySet());
        Set<TraceId> knownTraces = knownTraces(keys);
        SpanFacts linkingFacts = SpanFacts.of(linking.get());
        List<LinkEnd> ends = new ArrayList<>(links.size());
        for (SpanLink link : links) {
            ends.add(linkedEnd(link, ends.size(), linkingFacts, linked.get(link.linked()), knownTraces));
        }
        return ends;
    }

    private static LinkEnd linkedEnd(
            SpanLink link, int position, SpanFacts linking, @Nullable SpanFacts linked, Set<TraceId> knownTraces) {
        if (!link.isValid()) {
            return LinkEnd.invalid(link, position);
        }
        if (linked != null) {
            return LinkEnd.resolved(link, position, linking, linked);
        }
        return LinkEnd.dangling(
                link,
                position,
                knownTraces.contains(link.traceId())
                        ? DanglingReason.SPAN_MISSING_IN_TRACE
                        : DanglingReason.TRACE_UNKNOWN);
    }

    /** Returns those of the keys' traces that have a stored span. */
    private Set<TraceId> knownTraces(Set<SpanKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return Set.of();
        }
        Set<TraceId> traceIds = keys.stream().map(SpanKey::traceId).collect(Collectors.toSet());
        return new HashSet<>(session.list(
                KeyLists.wantedTraces(traceIds)
                        .then("SELECT DISTINCT trace_high, trace_low FROM spans"
                                + " SEMI JOIN wanted USING (trace_high, trace_low)"),
                row -> SpanColumns.traceId(row, 1)));
    }

    private LinkPage incomingPage(LinkQuery query) throws SQLException {
        SpanFacts linked = facts(query.span());
        if (query.state() != null && query.state() != LinkState.RESOLVED) {
            return new LinkPage(linked != null, 0, 0, List.of(), null);
        }
        SqlFragment where = KeyLists.pointsAt(query.span());
        if (query.service() != null) {
            where = where.then("AND service = ?", (Object) TextBytes.encode(query.service()));
        }
        long total = session.first(
                        SqlFragment.of("SELECT count(*) FROM links WHERE").then(where), row -> row.getLong(1))
                .orElseThrow();
        KeysetOrder order = incomingOrder(query, linked);
        if (query.after() != null) {
            where = where.then("AND (").then(after(query.after(), query, order)).then(")");
        }
        List<LinkEnd> found = session.list(
                SqlFragment.of("SELECT " + SpanColumns.FACTS + ", position, body FROM links WHERE")
                        .then(where)
                        .then(order.orderBy())
                        .then("LIMIT ?", query.limit() + 1L),
                row -> LinkEnd.incoming(
                        SpanCodec.decodeLink(row.getBytes(AFTER_FACTS + 1)),
                        row.getInt(AFTER_FACTS),
                        SpanColumns.facts(row),
                        linked));
        List<LinkEnd> items = found.subList(0, Math.min(query.limit(), found.size()));
        LinkPlace next =
                items.size() == found.size() ? null : query.order().place(LinkDirection.INCOMING, items.getLast());
        return new LinkPage(linked != null, total, 0, items, next);
    }

    private static KeysetOrder incomingOrder(LinkQuery query, @Nullable SpanFacts linked) {
        String ties = SpanColumns.KEY + ", position";
        return switch (query.order()) {
            case LINK, START -> new KeysetOrder(SqlFragment.of("start_time"), false, ties);
            case DURATION -> new KeysetOrder(SqlFragment.of("duration"), true, ties);
            case WAIT -> new KeysetOrder(wait(linked), true, ties);
        };
    }

    /** The linking span's start minus the linked one's end, null where that overflows. */
    private static SqlFragment wait(@Nullable SpanFacts linked) {
        if (linked == null || linked.durationNanos().isEmpty()) {
            return SqlFragment.of("NULL::BIGINT");
        }
        long linkedEnd = linked.startTimeUnixNano() + linked.durationNanos().getAsLong();
        return SqlFragment.of("TRY_CAST(start_time::HUGEINT - ?::HUGEINT AS BIGINT)", Unsigned.toColumn(linkedEnd));
    }

    private static SqlFragment after(LinkPlace place, LinkQuery query, KeysetOrder order) {
        SpanKey other = place.other();
        Object[] ties = {
            Unsigned.toColumn(other.traceId().high()),
            Unsigned.toColumn(other.traceId().low()),
            Unsigned.toColumn(other.spanId().value()),
            place.position()
        };
        if (!place.hasKey()) {
            return order.afterWithout(ties);
        }
        return switch (query.order()) {
            case LINK, START -> order.after(Unsigned.toColumn(place.key()), ties);
            case WAIT, DURATION -> order.after(place.key(), ties);
        };
    }

    private @Nullable SpanFacts facts(SpanKey key) throws SQLException {
        return traces().facts(Set.of(key)).get(key);
    }

    private TraceQueries traces() {
        return new TraceQueries(session, origins);
    }

    private static int dropped(Optional<Span> linking) {
        return linking.map(Span::droppedLinksCount).orElse(0);
    }
}
