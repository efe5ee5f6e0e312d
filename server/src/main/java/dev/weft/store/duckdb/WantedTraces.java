package dev.weft.store.duckdb;

import dev.weft.model.TraceId;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Traces that a query is about.
 *
 * @param traces them as a table expression
 * @param firstOrdinal of their spans; those of one page often came together, so that most other rows need not be read
 * @param lastOrdinal likewise
 */
record WantedTraces(SqlFragment traces, long firstOrdinal, long lastOrdinal) {

    static WantedTraces of(Collection<TraceId> traceIds, Session session) throws SQLException {
        WantedTraces anywhere = new WantedTraces(KeyLists.wantedTraces(traceIds), 0, Long.MAX_VALUE);
        return session.first(
                        anywhere.select("coalesce(min(ordinal), 0), coalesce(max(ordinal), -1)"),
                        row -> new WantedTraces(anywhere.traces, row.getLong(1), row.getLong(2)))
                .orElseThrow();
    }

    /** Begins a query over the traces' spans; conditions may follow with AND. */
    SqlFragment select(String columns) {
        return traces.then("SELECT " + columns).then(fromSpans());
    }

    SqlFragment fromSpans() {
        return SqlFragment.of(
                "FROM spans SEMI JOIN wanted USING (trace_high, trace_low) WHERE ordinal BETWEEN ? AND ?",
                firstOrdinal,
                lastOrdinal);
    }
}
