package dev.weft.store.duckdb.columns;

import dev.weft.query.filter.SpanFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a search for the longest spans, fetched as they are asked for: longest first, without a duration last; ties
 * by segment, then row. Valid while its view is open. Not safe for use by several threads.
 */
public final class CandidateRows {

    /** Up to here DuckDB keeps the first rows on a heap; for more it would sort all. */
    private static final int MOST_ROWS_AT_ONCE = 4_096;

    private final CandidateQuery query;
    private final Sources sources;
    private final Session session;
    private @Nullable Candidate last;
    private boolean ended;

    CandidateRows(CandidateQuery query, Sources sources, Session session) {
        this.query = query;
        this.sources = sources;
        this.session = session;
        this.ended = sources.isEmpty();
    }

    /** Returns the part of the search's filter that a candidate may still fail. */
    public SpanFilter undecided() {
        return query.wanted().undecided();
    }

    /**
     * Returns the next candidates: at least one, at most as many as asked for or 4,096, none when there are no more.
     *
     * @throws dev.weft.store.StoreException of kind UNAVAILABLE, CANCELLED or LATE
     */
    public List<Candidate> next(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("rows: " + atMost + " (expected: at least 1)");
        }
        if (ended) {
            return List.of();
        }
        int limit = Math.min(MOST_ROWS_AT_ONCE, atMost);
        List<Candidate> found = query.fetch(sources, last, limit, session);
        ended = found.size() < limit;
        if (!found.isEmpty()) {
            last = found.getLast();
        }
        return found;
    }
}
