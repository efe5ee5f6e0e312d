package dev.weft.store.duckdb;

import static dev.weft.store.duckdb.SpanColumns.AFTER_FACTS;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.OutlineRow;
import dev.weft.store.SpanFacts;
import dev.weft.store.StoredTrace;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers by ids: traces, spans, facts and counts of incoming links. */
record TraceQueries(Session session, Origins origins) {

    StoredTrace findTrace(TraceId traceId) throws SQLException {
        return new StoredTrace(
                spans("FROM spans WHERE", traceId, "start_time, span_id"),
                spans("FROM conflicts WHERE", traceId, "start_time, span_id, ordinal"));
    }

    Optional<Span> findSpan(SpanKey key) throws SQLException {
        return session.first(
                        SqlFragment.of("SELECT " + StoredBody.COLUMNS + " FROM spans WHERE")
                                .then(KeyLists.isSpan(key)),
                        row -> StoredBody.read(row, 1))
                .map(body -> body.decode(origins));
    }

    List<OutlineRow> outline(TraceId traceId) throws SQLException {
        Map<SpanId, Integer> linksIn = countsBySpan(SqlFragment.of(
                "SELECT linked_span_id, count(*) FROM links WHERE linked_trace_high = ? AND linked_trace_low = ?"
                        + " GROUP BY linked_span_id",
                Unsigned.toColumn(traceId.high()),
                Unsigned.toColumn(traceId.low())));
        Map<SpanId, Integer> versions = countsBySpan(SqlFragment.of("SELECT span_id, count(*) FROM conflicts WHERE")
                .then(KeyLists.inTrace(traceId))
                .then("GROUP BY span_id"));
        return session.list(
                SqlFragment.of("SELECT " + SpanColumns.FACTS + ", parent_id, event_count, link_count FROM spans WHERE")
                        .then(KeyLists.inTrace(traceId))
                        .then("ORDER BY start_time, span_id"),
                row -> {
                    SpanFacts facts = SpanColumns.facts(row);
                    SpanId spanId = facts.key().spanId();
                    return new OutlineRow(
                            facts,
                            SpanColumns.spanId(row, AFTER_FACTS),
                            row.getInt(AFTER_FACTS + 1),
                            row.getInt(AFTER_FACTS + 2),
                            linksIn.getOrDefault(spanId, 0),
                            versions.getOrDefault(spanId, 0));
                });
    }

    /** Returns facts of those spans that are stored. */
    Map<SpanKey, SpanFacts> facts(Collection<SpanKey> keys) throws SQLException {
        Map<SpanKey, SpanFacts> found = new HashMap<>();
        if (!keys.isEmpty()) {
            session.forEach(
                    KeyLists.wantedSpans(keys)
                            .then("SELECT " + SpanColumns.FACTS + " FROM spans SEMI JOIN wanted USING ("
                                    + SpanColumns.KEY + ")"),
                    row -> {
                        SpanFacts facts = SpanColumns.facts(row);
                        found.put(facts.key(), facts);
                    });
        }
        return found;
    }

    /** Returns how many stored links point at each of the spans; spans without any are absent. */
    Map<SpanKey, Integer> linksIn(Collection<SpanKey> keys) throws SQLException {
        Map<SpanKey, Integer> found = new HashMap<>();
        if (!keys.isEmpty()) {
            session.forEach(
                    KeyLists.wantedSpans(keys).then("""
                            SELECT linked_trace_high, linked_trace_low, linked_span_id, count(*)
                            FROM links JOIN wanted ON linked_trace_high = wanted.trace_high
                                AND linked_trace_low = wanted.trace_low AND linked_span_id = wanted.span_id
                            GROUP BY ALL"""), row -> found.put(SpanColumns.key(row, 1), row.getInt(4)));
        }
        return found;
    }

    private List<Span> spans(String from, TraceId traceId, String order) throws SQLException {
        return session
                .list(
                        SqlFragment.of("SELECT " + StoredBody.COLUMNS + " " + from)
                                .then(KeyLists.inTrace(traceId))
                                .then("ORDER BY " + order),
                        row -> StoredBody.read(row, 1))
                .stream()
                .map(body -> body.decode(origins))
                .toList();
    }

    private Map<SpanId, Integer> countsBySpan(SqlFragment query) throws SQLException {
        Map<SpanId, Integer> counts = new HashMap<>();
        session.forEach(query, row -> counts.put(SpanColumns.spanId(row, 1), row.getInt(2)));
        return counts;
    }
}
