package dev.weft.store.duckdb;

import dev.weft.model.Nanos;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.SpanFacts;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import dev.weft.store.duckdb.SpanMatches.Candidate;
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

    private static final int BODIES_AT_ONCE = 16_384;
    private static final int MATCHED_SHOWN = 3;

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
        WantedTraces wanted = WantedTraces.of(traceIds, session);
        Map<TraceId, Matched> matched = matched(wanted);
        Map<TraceId, TraceTotals> totals = TraceTotals.of(wanted, session);
        Map<TraceId, SortedSet<String>> services = TraceTotals.services(wanted, session);
        Map<TraceId, SpanFacts> roots = TraceTotals.roots(wanted, session);
        Map<SpanKey, Integer> linksIn = TraceTotals.linksIn(wanted, session);
        Map<TraceId, Long> linksInByTrace = new HashMap<>();
        linksIn.forEach((key, count) -> linksInByTrace.merge(key.traceId(), (long) count, Long::sum));
        List<TraceRow> rows = new ArrayList<>();
        for (TraceId traceId : traceIds) {
            Matched ofTrace = matched.get(traceId);
            TraceTotals total = totals.get(traceId);
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

    /** Where SQL decides alone, only matches to be shown are read, with the count of all. */
    private Map<TraceId, Matched> matched(WantedTraces wanted) throws SQLException {
        boolean exact = matches.candidates().exact();
        SqlFragment order = SearchKeyset.of(search.order()).orderBy();
        SqlFragment query = wanted.select(
                        Candidate.COLUMNS + ", count(*) OVER (PARTITION BY trace_high, trace_low) AS matched")
                .then("AND (")
                .then(matches.candidates().condition())
                .then(")");
        if (exact) {
            query = query.then("QUALIFY row_number() OVER (PARTITION BY trace_high, trace_low")
                    .then(order)
                    .then(") <= ?", MATCHED_SHOWN);
        }
        Map<TraceId, Matched> found = new HashMap<>();
        List<Candidate> batch = new ArrayList<>();
        session.forEach(query.then(order), row -> {
            Candidate candidate = Candidate.read(row);
            batch.add(candidate);
            if (exact) {
                matchedOf(candidate.facts(), found).count = row.getLong("matched");
            }
        });
        for (int from = 0; from < batch.size(); from += BODIES_AT_ONCE) {
            int to = Math.min(batch.size(), from + BODIES_AT_ONCE);
            for (SpanRow match : matches.matches(batch.subList(from, to))) {
                matchedOf(match.span(), found).add(match, !exact);
            }
        }
        return found;
    }

    private static Matched matchedOf(SpanFacts span, Map<TraceId, Matched> found) {
        return found.computeIfAbsent(span.key().traceId(), _ -> new Matched());
    }

    private static final class Matched {
        private final List<SpanRow> first = new ArrayList<>(MATCHED_SHOWN);
        private long count;

        void add(SpanRow match, boolean counting) {
            if (counting) {
                count++;
            }
            if (first.size() < MATCHED_SHOWN) {
                first.add(match);
            }
        }
    }
}
