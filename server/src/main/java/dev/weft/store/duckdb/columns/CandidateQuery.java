package dev.weft.store.duckdb.columns;

import dev.weft.model.TimeRange;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.sql.SqlFragment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Candidates of a search in its order as SQL; ties by segment, then row. */
record CandidateQuery(
        RowConditions wanted,
        TimeRange range,
        SearchOrder order,
        @Nullable SearchPlace after) {

    private static final String RESULT = "segment, row, trace, start_time, duration";

    /** What conditions look at, and the result. */
    private static final String COLUMNS = RESULT + ", service, service_type, name, kind, status";

    /**
     * @param behind the candidate that the first one follows, null to begin at the search's own place
     * @param beforeStart where another file begins in the order: rows from there on are left out
     */
    List<Candidate> fetch(
            Sources sources, @Nullable Candidate behind, @Nullable Long beforeStart, int limit, Session session) {
        List<SqlFragment> conditions = new ArrayList<>();
        conditions.add(sources.in(range));
        conditions.add(wanted.sql());
        if (beforeStart != null) {
            conditions.add(SqlFragment.of(
                    order == SearchOrder.NEWEST ? "start_time > ?" : "start_time < ?", Unsigned.toColumn(beforeStart)));
        }
        if (behind != null) {
            conditions.add(behind(behind));
        } else if (after != null) {
            conditions.add(from(after));
        }
        return session.list(
                SqlFragment.of("SELECT " + RESULT + " FROM " + sources.table("spans", COLUMNS) + " WHERE")
                        .then(SqlFragment.and(conditions))
                        .then("ORDER BY " + orderBy() + ", segment, row LIMIT " + limit),
                CandidateQuery::candidate);
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        long duration = row.getLong(5);
        OptionalLong durationNanos = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(duration);
        return new Candidate(
                row.getLong(1), row.getInt(2), row.getInt(3), Unsigned.fromColumn(row.getLong(4)), durationNanos);
    }

    private String orderBy() {
        return switch (order) {
            case NEWEST -> "start_time DESC";
            case OLDEST -> "start_time ASC";
            case LONGEST -> "duration DESC NULLS LAST";
        };
    }

    /** Rows at the place, ties included, and behind it. */
    private SqlFragment from(SearchPlace place) {
        return switch (order) {
            case NEWEST -> SqlFragment.of("start_time <= ?", Unsigned.toColumn(place.key()));
            case OLDEST -> SqlFragment.of("start_time >= ?", Unsigned.toColumn(place.key()));
            case LONGEST ->
                place.hasKey()
                        ? SqlFragment.of("duration <= ? OR duration IS NULL", place.key())
                        : SqlFragment.of("duration IS NULL");
        };
    }

    private SqlFragment behind(Candidate last) {
        long start = Unsigned.toColumn(last.startTimeUnixNano());
        return switch (order) {
            case NEWEST ->
                SqlFragment.of("start_time <= ? AND (start_time < ? OR", start, start)
                        .then(tiesBehind(last))
                        .then(")");
            case OLDEST ->
                SqlFragment.of("start_time >= ? AND (start_time > ? OR", start, start)
                        .then(tiesBehind(last))
                        .then(")");
            case LONGEST -> {
                if (last.durationNanos().isEmpty()) {
                    yield SqlFragment.of("duration IS NULL AND (")
                            .then(tiesBehind(last))
                            .then(")");
                }
                long duration = last.durationNanos().getAsLong();
                yield SqlFragment.of("duration IS NULL OR duration < ? OR duration = ? AND (", duration, duration)
                        .then(tiesBehind(last))
                        .then(")");
            }
        };
    }

    private static SqlFragment tiesBehind(Candidate last) {
        return SqlFragment.of("segment > ? OR segment = ? AND row > ?", last.segment(), last.segment(), last.row());
    }
}
