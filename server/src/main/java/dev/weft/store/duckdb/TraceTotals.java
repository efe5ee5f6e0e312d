package dev.weft.store.duckdb;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import dev.weft.store.SpanFacts;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A trace summed up over all its spans.
 *
 * @param start unsigned epoch nanoseconds of the earliest start, {@code end} of the latest end
 */
record TraceTotals(long spans, long errors, long start, long end, long linksOut) {

    static Map<TraceId, TraceTotals> of(WantedTraces wanted, Session session) throws SQLException {
        Map<TraceId, TraceTotals> found = new HashMap<>();
        SqlFragment query = wanted.traces()
                .then(
                        "SELECT trace_high, trace_low, count(*), count(*) FILTER (status = ?), min(start_time),"
                                + " max(end_time), sum(link_count)::BIGINT",
                        Status.CODE_ERROR)
                .then(wanted.fromSpans())
                .then("GROUP BY trace_high, trace_low");
        session.forEach(
                query,
                row -> found.put(
                        SpanColumns.traceId(row, 1),
                        new TraceTotals(
                                row.getLong(3),
                                row.getLong(4),
                                Unsigned.fromColumn(row.getLong(5)),
                                Unsigned.fromColumn(row.getLong(6)),
                                row.getLong(7))));
        return found;
    }

    static Map<TraceId, SortedSet<String>> services(WantedTraces wanted, Session session) throws SQLException {
        Map<TraceId, SortedSet<String>> found = new HashMap<>();
        session.forEach(
                wanted.select("DISTINCT trace_high, trace_low, service"),
                row -> found.computeIfAbsent(SpanColumns.traceId(row, 1), _ -> new TreeSet<>())
                        .add(SpanColumns.text(row, 3)));
        return found;
    }

    /** Returns the earliest span without a parent of each trace that has one. */
    static Map<TraceId, SpanFacts> roots(WantedTraces wanted, Session session) throws SQLException {
        Map<TraceId, SpanFacts> found = new HashMap<>();
        session.forEach(
                wanted.select(SpanColumns.FACTS)
                        .then("AND parent_id = ?", Unsigned.toColumn(SpanId.INVALID.value()))
                        .then("QUALIFY row_number() OVER"
                                + " (PARTITION BY trace_high, trace_low ORDER BY start_time, span_id) = 1"),
                row -> {
                    SpanFacts root = SpanColumns.facts(row);
                    found.put(root.key().traceId(), root);
                });
        return found;
    }

    /** Returns how many links point at each stored span of the traces; spans without any are absent. */
    static Map<SpanKey, Integer> linksIn(WantedTraces wanted, Session session) throws SQLException {
        Map<SpanKey, Integer> found = new HashMap<>();
        SqlFragment query = wanted.traces()
                .then(", targets AS (SELECT " + SpanColumns.KEY)
                .then(wanted.fromSpans())
                .then(") SELECT linked_trace_high, linked_trace_low, linked_span_id, count(*)"
                        + " FROM links JOIN targets ON linked_trace_high = targets.trace_high"
                        + " AND linked_trace_low = targets.trace_low AND linked_span_id = targets.span_id"
                        + " GROUP BY ALL");
        session.forEach(query, row -> found.put(SpanColumns.key(row, 1), row.getInt(4)));
        return found;
    }
}
