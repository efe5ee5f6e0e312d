package dev.weft.store.duckdb;

import dev.weft.model.Nanos;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.Status;
import dev.weft.model.TraceId;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Rows of given traces for one search, each kind of fact found for all of them in one query. */
final class TraceDetails {

    private static final String IN_WANTED = "SEMI JOIN wanted USING (trace_high, trace_low)";

    private static final int MATCHED_SHOWN = 3;

    private record Totals(long spans, long errors, long start, long end, long linksOut) {}

    private final Session session;
    private final SpanMatches matches;
    private final SpanSearch search;

    TraceDetails(Session session, SpanMatches matches, SpanSearch search) {
        this.session = session;
        this.matches = matches;
        this.search = search;
    }

    /** Returns a row for each trace that has a match, in the order given. */
    List<TraceRow> rows(Collection<TraceId> traceIds) throws SQLException {
        if (traceIds.isEmpty()) {
            return List.of();
        }
        SqlFragment wanted = KeyLists.wantedTraces(traceIds);
        Map<TraceId, Matched> matched = matched(wanted);
        Map<TraceId, Totals> totals = totals(wanted);
        Map<TraceId, SortedSet<String>> services = services(wanted);
        Map<TraceId, SpanFacts> roots = roots(wanted);
        Map<SpanKey, Integer> linksIn = linksIn(wanted);
        Map<TraceId, Long> linksInByTrace = new HashMap<>();
        linksIn.forEach((key, count) -> linksInByTrace.merge(key.traceId(), (long) count, Long::sum));
        List<TraceRow> rows = new ArrayList<>();
        for (TraceId traceId : traceIds) {
            Matched ofTrace = matched.get(traceId);
            Totals total = totals.get(traceId);
            if (ofTrace != null && total != null) {
                rows.add(new TraceRow(
                        traceId,
                        roots.get(traceId),
                        total.start(),
                        Nanos.between(total.start(), total.end()),
                        total.spans(),
                        total.errors(),
                        services.getOrDefault(traceId, new TreeSet<>()),
                        total.linksOut(),
                        linksInByTrace.getOrDefault(traceId, 0L),
                        ofTrace.count,
                        ofTrace.first.stream()
                                .map(row -> row.withLinksIn(
                                        linksIn.getOrDefault(row.span().key(), 0)))
                                .toList()));
            }
        }
        return rows;
    }

    /** Matches come in order; where SQL decides alone, only those to be shown do, with the count of all. */
    private Map<TraceId, Matched> matched(SqlFragment wanted) throws SQLException {
        boolean exact = matches.candidates().exact();
        SqlFragment order = SearchKeyset.of(search.order()).orderBy();
        SqlFragment query = wanted.then("SELECT " + matches.columns())
                .then(", count(*) OVER (PARTITION BY trace_high, trace_low) AS matched FROM spans " + IN_WANTED
                        + " WHERE")
                .then(matches.candidates().condition());
        if (exact) {
            query = query.then("QUALIFY row_number() OVER (PARTITION BY trace_high, trace_low")
                    .then(order)
                    .then(") <= ?", MATCHED_SHOWN);
        }
        Map<TraceId, Matched> found = new HashMap<>();
        session.forEach(query.then(order), row -> {
            SpanRow match = matches.match(matches.candidate(row));
            if (match != null) {
                Matched ofTrace = found.computeIfAbsent(match.span().key().traceId(), _ -> new Matched());
                ofTrace.count = exact ? row.getLong("matched") : ofTrace.count + 1;
                if (ofTrace.first.size() < MATCHED_SHOWN) {
                    ofTrace.first.add(match);
                }
            }
        });
        return found;
    }

    private Map<TraceId, Totals> totals(SqlFragment wanted) throws SQLException {
        Map<TraceId, Totals> found = new HashMap<>();
        session.forEach(
                wanted.then("""
                        SELECT trace_high, trace_low, count(*), count(*) FILTER (status = ?), min(start_time),
                            max(end_time), sum(link_count)::BIGINT
                        FROM spans SEMI JOIN wanted USING (trace_high, trace_low) GROUP BY trace_high, trace_low""", Status.CODE_ERROR),
                row -> found.put(
                        SpanColumns.traceId(row, 1),
                        new Totals(
                                row.getLong(3),
                                row.getLong(4),
                                Unsigned.fromColumn(row.getLong(5)),
                                Unsigned.fromColumn(row.getLong(6)),
                                row.getLong(7))));
        return found;
    }

    private Map<TraceId, SortedSet<String>> services(SqlFragment wanted) throws SQLException {
        Map<TraceId, SortedSet<String>> found = new HashMap<>();
        session.forEach(
                wanted.then("SELECT DISTINCT trace_high, trace_low, service FROM spans " + IN_WANTED),
                row -> found.computeIfAbsent(SpanColumns.traceId(row, 1), _ -> new TreeSet<>())
                        .add(SpanColumns.text(row, 3)));
        return found;
    }

    private Map<TraceId, SpanFacts> roots(SqlFragment wanted) throws SQLException {
        Map<TraceId, SpanFacts> found = new HashMap<>();
        session.forEach(
                wanted.then("SELECT " + SpanColumns.FACTS + " FROM spans " + IN_WANTED)
                        .then("WHERE parent_id = ?", Unsigned.toColumn(SpanId.INVALID.value()))
                        .then("QUALIFY row_number() OVER"
                                + " (PARTITION BY trace_high, trace_low ORDER BY start_time, span_id) = 1"),
                row -> {
                    SpanFacts root = SpanColumns.facts(row);
                    found.put(root.key().traceId(), root);
                });
        return found;
    }

    /** Counts links that point at stored spans of the traces. */
    private Map<SpanKey, Integer> linksIn(SqlFragment wanted) throws SQLException {
        Map<SpanKey, Integer> found = new HashMap<>();
        session.forEach(wanted.then("""
                        , targets AS (SELECT trace_high, trace_low, span_id
                            FROM spans SEMI JOIN wanted USING (trace_high, trace_low))
                        SELECT linked_trace_high, linked_trace_low, linked_span_id, count(*)
                        FROM links JOIN targets ON linked_trace_high = targets.trace_high
                            AND linked_trace_low = targets.trace_low AND linked_span_id = targets.span_id
                        GROUP BY ALL"""), row -> found.put(SpanColumns.key(row, 1), row.getInt(4)));
        return found;
    }

    private static final class Matched {
        private final List<SpanRow> first = new ArrayList<>(MATCHED_SHOWN);
        private long count;
    }
}
