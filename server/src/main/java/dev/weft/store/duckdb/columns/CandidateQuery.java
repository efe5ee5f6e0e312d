package dev.weft.store.duckdb.columns;

import dev.weft.model.TimeRange;
import dev.weft.store.SearchPlace;
import dev.weft.store.sql.SqlFragment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Candidates of a search for the longest spans as SQL: longest first, those without a duration last; ties by segment, then row. */
record CandidateQuery(
        RowConditions wanted, TimeRange range, @Nullable SearchPlace after) {

    private static final String RESULT = "segment, row, duration";

    /** What conditions look at, and the result. */
    private static final String COLUMNS = RESULT + ", start_time, service, service_type, name, kind, status";

    /** @param behind the candidate that the first one follows, null to begin at the search's own place */
    List<Candidate> fetch(Sources sources, @Nullable Candidate behind, int limit, Session session) {
        return session.list(sql(sources, behind, limit), CandidateQuery::candidate);
    }

    SqlFragment sql(Sources sources, @Nullable Candidate behind, int limit) {
        List<SqlFragment> conditions = new ArrayList<>();
        conditions.add(sources.in(range));
        conditions.add(wanted.sql());
        if (behind != null) {
            conditions.add(behind(behind));
        } else if (after != null) {
            conditions.add(from(after));
        }
        return SqlFragment.of("SELECT " + RESULT + " FROM " + sources.table("spans", COLUMNS) + " WHERE")
                .then(SqlFragment.and(conditions))
                .then("ORDER BY duration DESC NULLS LAST, segment, row LIMIT " + limit);
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        long duration = row.getLong(3);
        OptionalLong durationNanos = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(duration);
        return new Candidate(row.getLong(1), row.getInt(2), durationNanos);
    }

    /** Rows at the place, ties included, and behind it. */
    private static SqlFragment from(SearchPlace place) {
        return place.hasKey()
                ? SqlFragment.of("duration <= ? OR duration IS NULL", place.key())
                : SqlFragment.of("duration IS NULL");
    }

    private static SqlFragment behind(Candidate last) {
        SqlFragment ties =
                SqlFragment.of("segment > ? OR segment = ? AND row > ?", last.segment(), last.segment(), last.row());
        if (last.durationNanos().isEmpty()) {
            return SqlFragment.of("duration IS NULL AND (").then(ties).then(")");
        }
        long duration = last.durationNanos().getAsLong();
        return SqlFragment.of("duration IS NULL OR duration < ? OR duration = ? AND (", duration, duration)
                .then(ties)
                .then(")");
    }
}
