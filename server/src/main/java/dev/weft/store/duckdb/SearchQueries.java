package dev.weft.store.duckdb;

import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.Page;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Pages of matching spans and of traces with a match. */
record SearchQueries(Session session, Origins origins) {

    Page<SpanRow> spans(SpanSearch search) throws SQLException {
        SpanMatches matches = new SpanMatches(session, origins, search);
        List<SpanRow> found = new ArrayList<>();
        for (List<SpanRow> batch = matches.next(); batch != null; batch = matches.next()) {
            found.addAll(batch);
            if (found.size() > search.limit()) {
                break;
            }
        }
        Page<SpanRow> page = page(found, search, row -> search.order().place(row.span()));
        return new Page<>(withLinksIn(page.items()), page.next());
    }

    Page<TraceRow> traces(SpanSearch search) throws SQLException {
        return search.order() == SearchOrder.LONGEST ? longestTraces(search) : tracesByMatch(search);
    }

    /** A trace stands where its first match does: walking over matches, it is new where its first match is met. */
    private Page<TraceRow> tracesByMatch(SpanSearch search) throws SQLException {
        SpanMatches matches = new SpanMatches(session, origins, search);
        TraceDetails details = new TraceDetails(session, matches, search);
        List<TraceRow> found = new ArrayList<>();
        Set<TraceId> seen = new HashSet<>();
        Map<TraceId, SpanKey> firstMet = new LinkedHashMap<>();
        for (List<SpanRow> batch = matches.next(); batch != null; batch = matches.next()) {
            for (SpanRow match : batch) {
                SpanKey key = match.span().key();
                if (seen.add(key.traceId())) {
                    firstMet.put(key.traceId(), key);
                }
                if (found.size() + firstMet.size() > search.limit()) {
                    found.addAll(standingHere(details, firstMet));
                    firstMet.clear();
                }
                if (found.size() > search.limit()) {
                    return page(found, search, placeOf(search));
                }
            }
        }
        found.addAll(standingHere(details, firstMet));
        return page(found, search, placeOf(search));
    }

    private static List<TraceRow> standingHere(TraceDetails details, Map<TraceId, SpanKey> firstMet)
            throws SQLException {
        return details.rows(firstMet.keySet()).stream()
                .filter(row -> row.matched().getFirst().span().key().equals(firstMet.get(row.traceId())))
                .toList();
    }

    private static Function<TraceRow, SearchPlace> placeOf(SpanSearch search) {
        return row -> search.order().place(row.matched().getFirst().span());
    }

    private Page<TraceRow> longestTraces(SpanSearch search) throws SQLException {
        SpanMatches matches = new SpanMatches(session, origins, search);
        TraceDetails details = new TraceDetails(session, matches, search);
        LongestTraces traces = new LongestTraces(session, matches.candidates().condition(), search);
        List<TraceRow> found = new ArrayList<>();
        for (List<TraceId> batch = traces.next(); batch != null; batch = traces.next()) {
            found.addAll(details.rows(batch));
            if (found.size() > search.limit()) {
                break;
            }
        }
        return page(found, search, LongestTraces::place);
    }

    private static <T> Page<T> page(List<T> found, SpanSearch search, Function<T, SearchPlace> place) {
        List<T> items = found.subList(0, Math.min(search.limit(), found.size()));
        return new Page<>(items, items.size() == found.size() ? null : place.apply(items.getLast()));
    }

    private List<SpanRow> withLinksIn(List<SpanRow> rows) throws SQLException {
        Map<SpanKey, Integer> linksIn = new TraceQueries(session, origins)
                .linksIn(rows.stream().map(row -> row.span().key()).toList());
        return rows.stream()
                .map(row -> row.withLinksIn(linksIn.getOrDefault(row.span().key(), 0)))
                .toList();
    }
}
