package dev.weft.explore;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many queries of each lane run at once and stops each at its deadline. No lane waits for another. */
final class QueryGate implements AutoCloseable {

    /**
     * Counts over everything that run at once in each of their lanes, at most. Each keeps all processors busy: more of them end
     * no sooner, and searches that would be done in milliseconds wait behind them.
     */
    static final int COUNTING = 2;

    /** Completions that run at once: each is short, and may not be refused because queries are long. */
    static final int COMPLETING = 8;

    /** Queries that wait for each other. */
    enum Lane {
        /** Pages, lists and single things. */
        LOOKING_UP("queries"),
        COMPLETION("completions"),
        SERIES("queries that count over time"),
        FACETS("queries that count by value");

        private final String words;

        Lane(String words) {
            this.words = words;
        }

        private int places(QueryLimits limits) {
            return switch (this) {
                case LOOKING_UP -> limits.maxConcurrent();
                case COMPLETION -> COMPLETING;
                case SERIES, FACETS -> Math.min(COUNTING, limits.maxConcurrent());
            };
        }

        /** Counts over everything wait as long as a query may run: one behind another is no overload. */
        private Duration maxWait(QueryLimits limits) {
            return switch (this) {
                case LOOKING_UP, COMPLETION -> limits.maxWait();
                case SERIES, FACETS -> limits.deadline();
            };
        }
    }

    private final Map<Lane, Semaphore> turns = new EnumMap<>(Lane.class);
    private final QueryLimits limits;
    private final ScheduledThreadPoolExecutor deadlines;

    QueryGate(QueryLimits limits) {
        this.limits = limits;
        for (Lane lane : Lane.values()) {
            turns.put(lane, new Semaphore(lane.places(limits), true));
        }
        deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("query-deadlines").daemon().factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** Runs the query on this thread and turns what the store throws into a {@link QueryException}. */
    <T> T run(Lane lane, Cancellation cancellation, Supplier<T> query) {
        return run(lane, limits.deadline(), cancellation, query);
    }

    /** Likewise, with a deadline of its own. */
    <T> T run(Lane lane, Duration limit, Cancellation cancellation, Supplier<T> query) {
        Semaphore places = Objects.requireNonNull(turns.get(lane));
        Duration maxWait = lane.maxWait(limits);
        if (!take(places, 1, maxWait, cancellation)) {
            throw new QueryException(
                    QueryException.Kind.OVERLOADED,
                    "no turn within " + words(maxWait) + ": " + lane.places(limits) + " of " + lane.places(limits) + " "
                            + lane.words + " are running; try again later");
        }
        ScheduledFuture<?> deadline = deadlines.schedule(cancellation::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            cancellation.checkAsker();
            return query.get();
        } catch (StoreException e) {
            throw explain(e, limit);
        } finally {
            deadline.cancel(false);
            places.release();
        }
    }

    /** Returns whether there were as many turns in time; an asker who goes away ends the wait. */
    static boolean take(Semaphore turns, int many, Duration atMost, Cancellation cancellation) {
        Thread waiting = Thread.currentThread();
        try (Cancellation.Registration _ = cancellation.onCancel(waiting::interrupt)) {
            return turns.tryAcquire(many, atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            waiting.interrupt();
            throw new QueryException(QueryException.Kind.CANCELLED, "query cancelled while it waited for its turn");
        }
    }

    private static QueryException explain(StoreException e, Duration limit) {
        return switch (e.kind()) {
            case CANCELLED -> new QueryException(QueryException.Kind.CANCELLED, "query cancelled", e);
            case LATE ->
                new QueryException(
                        QueryException.Kind.TIMED_OUT,
                        "the query did not end within " + words(limit)
                                + "; try a shorter time range or one more condition",
                        e);
            case TOO_LARGE -> new QueryException(QueryException.Kind.TOO_LARGE, String.valueOf(e.getMessage()), e);
            case UNAVAILABLE, FULL, CANNOT_OPEN ->
                new QueryException(
                        QueryException.Kind.UNAVAILABLE, "the store cannot answer now: " + e.getMessage(), e);
        };
    }

    static String words(Duration duration) {
        return duration.toMillis() % 1_000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
