package dev.weft.store.duckdb.columns;

import dev.weft.query.filter.SpanFilter;
import dev.weft.store.SearchOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a search, fetched as they are asked for, in the order of the search: newest, oldest or longest first,
 * without a duration last; ties by segment, then row. Valid while its view is open. Not safe for use by several threads.
 *
 * <p>In the order of starts it begins with the file whose spans come first. Further files are opened, several times as many
 * each time, once all candidates before their first span have been returned.
 */
public final class CandidateRows {

    /** Up to here DuckDB keeps the first rows on a heap; for more it would sort all. */
    private static final int MOST_ROWS_AT_ONCE = 4_096;

    private static final int GROWTH = 4;

    private final CandidateQuery query;
    private final Sources sources;
    private final Session session;
    private final Deque<ColumnFile> waiting;
    private final List<ColumnFile> open = new ArrayList<>();
    private int opened;
    private @Nullable Candidate last;

    CandidateRows(CandidateQuery query, Sources sources, Session session) {
        this.query = query;
        this.sources = sources;
        this.session = session;
        this.waiting = new ArrayDeque<>(
                sources.files().stream().sorted(byFirstSpan(query.order())).toList());
        openMore();
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
        int limit = Math.min(MOST_ROWS_AT_ONCE, atMost);
        while (!open.isEmpty()) {
            List<Candidate> found = query.fetch(sources.with(open), last, horizon(), limit, session);
            if (found.size() < limit) {
                closePassed();
                openMore();
            }
            if (!found.isEmpty()) {
                last = found.getLast();
                return found;
            }
        }
        return List.of();
    }

    /** Returns the first start of the files that are not open: what comes before it is in the open ones. */
    private @Nullable Long horizon() {
        ColumnFile next = waiting.peek();
        return next == null ? null : firstStart(next);
    }

    private void openMore() {
        int more = query.order() == SearchOrder.LONGEST ? waiting.size() : Math.max(1, opened * (GROWTH - 1));
        for (int i = 0; i < more && !waiting.isEmpty(); i++) {
            open.add(waiting.remove());
            opened++;
        }
    }

    /** Closes the files that have nothing from the horizon on. */
    private void closePassed() {
        Long horizon = horizon();
        open.removeIf(file -> horizon == null || comesBefore(lastStart(file), horizon));
    }

    private boolean comesBefore(long start, long other) {
        int order = Long.compareUnsigned(start, other);
        return query.order() == SearchOrder.NEWEST ? order > 0 : order < 0;
    }

    private long firstStart(ColumnFile file) {
        return query.order() == SearchOrder.NEWEST
                ? file.facts().maxStartUnixNano()
                : file.facts().minStartUnixNano();
    }

    private long lastStart(ColumnFile file) {
        return query.order() == SearchOrder.NEWEST
                ? file.facts().minStartUnixNano()
                : file.facts().maxStartUnixNano();
    }

    private static Comparator<ColumnFile> byFirstSpan(SearchOrder order) {
        return switch (order) {
            case NEWEST ->
                (a, b) -> Long.compareUnsigned(
                        b.facts().maxStartUnixNano(), a.facts().maxStartUnixNano());
            case OLDEST ->
                (a, b) -> Long.compareUnsigned(
                        a.facts().minStartUnixNano(), b.facts().minStartUnixNano());
            case LONGEST -> Comparator.comparingLong(file -> file.facts().firstSegment());
        };
    }
}
