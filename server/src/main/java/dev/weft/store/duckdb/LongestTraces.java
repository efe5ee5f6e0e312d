package dev.weft.store.duckdb;

import dev.weft.model.TraceId;
import dev.weft.store.SearchPlace;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import dev.weft.store.sql.SqlFragment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Walks over traces that may have a match, longest first, a batch at a time. */
final class LongestTraces {

    private static final KeysetOrder ORDER =
            new KeysetOrder(SqlFragment.of("trace_duration"), true, "trace_high, trace_low");
    private static final int SMALLEST_BATCH = 128;
    private static final int LARGEST_BATCH = 1024;

    private record TracePlace(OptionalLong durationNanos, TraceId traceId) {}

    private final Session session;
    private final SqlFragment candidates;
    private @Nullable TracePlace after;
    private int batchSize;
    private boolean ended;

    LongestTraces(Session session, SqlFragment candidates, SpanSearch search) {
        this.session = session;
        this.candidates = candidates;
        SearchPlace place = search.after();
        this.after = place == null
                ? null
                : new TracePlace(
                        place.hasKey() ? OptionalLong.of(place.key()) : OptionalLong.empty(),
                        place.span().traceId());
        this.batchSize = Math.clamp(search.limit() + 1L, SMALLEST_BATCH, LARGEST_BATCH);
    }

    static SearchPlace place(TraceRow row) {
        return new SearchPlace(
                row.durationNanos().isPresent(),
                row.durationNanos().orElse(0),
                row.matched().getFirst().span().key());
    }

    /** Returns the next traces in order; null when there are no more. */
    @Nullable
    List<TraceId> next() throws SQLException {
        if (ended) {
            return null;
        }
        List<TracePlace> batch = session.list(
                SqlFragment.of("WITH candidates AS (SELECT DISTINCT trace_high, trace_low FROM spans WHERE")
                        .then(candidates)
                        .then("""
                            ), traces AS (
                                SELECT trace_high, trace_low,
                                    TRY_CAST(max(end_time)::HUGEINT - min(start_time)::HUGEINT AS BIGINT) AS trace_duration
                                FROM spans SEMI JOIN candidates USING (trace_high, trace_low) GROUP BY ALL)
                            SELECT trace_high, trace_low, trace_duration FROM traces WHERE""")
                        .then(after == null ? SqlFragment.TRUE : behind(after))
                        .then(ORDER.orderBy())
                        .then("LIMIT ?", (long) batchSize),
                row -> new TracePlace(SpanColumns.optionalLong(row, 3), SpanColumns.traceId(row, 1)));
        ended = batch.size() < batchSize;
        if (!ended) {
            after = batch.getLast();
            batchSize = Math.min(batchSize * 4, LARGEST_BATCH);
        }
        List<TraceId> traceIds = new ArrayList<>(batch.size());
        batch.forEach(place -> traceIds.add(place.traceId()));
        return traceIds;
    }

    private static SqlFragment behind(TracePlace place) {
        Object[] ties = {
            Unsigned.toColumn(place.traceId().high()),
            Unsigned.toColumn(place.traceId().low())
        };
        return place.durationNanos().isPresent()
                ? ORDER.after(place.durationNanos().getAsLong(), ties)
                : ORDER.afterWithout(ties);
    }
}
