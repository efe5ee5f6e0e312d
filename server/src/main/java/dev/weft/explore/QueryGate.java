package dev.weft.explore;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many queries run at once and stops each at its deadline. */
final class QueryGate implements AutoCloseable {

    /**
     * Counts over everything that run at once. Each keeps all processors busy: more of them end no sooner, and searches that
     * would be done in milliseconds wait behind them.
     */
    static final int COUNTING = 2;

    private final Semaphore turns;
    private final Semaphore counting = new Semaphore(COUNTING, true);
    private final QueryLimits limits;
    private final ScheduledThreadPoolExecutor deadlines;

    QueryGate(QueryLimits limits) {
        this.limits = limits;
        turns = new Semaphore(limits.maxConcurrent(), true);
        deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("query-deadlines").daemon().factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** Runs the query on this thread and turns what the store throws into a {@link QueryException}. */
    <T> T run(Cancellation cancellation, Supplier<T> query) {
        return run(cancellation, limits.deadline(), query);
    }

    /** Likewise, with a deadline of its own. */
    <T> T run(Cancellation cancellation, Duration limit, Supplier<T> query) {
        if (!take(turns, limits.maxWait(), cancellation)) {
            throw new QueryException(
                    QueryException.Kind.OVERLOADED,
                    "no turn within " + words(limits.maxWait()) + ": " + limits.maxConcurrent() + " of "
                            + limits.maxConcurrent() + " queries are running; try again later");
        }
        ScheduledFuture<?> deadline = deadlines.schedule(cancellation::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            cancellation.checkAsker();
            return query.get();
        } catch (StoreException e) {
            throw explain(e, limit);
        } finally {
            deadline.cancel(false);
            turns.release();
        }
    }

    /** Likewise, for a query that counts everything which matches: it waits for a turn of these as long as a query may run. */
    <T> T runCounting(Cancellation cancellation, Supplier<T> query) {
        if (!take(counting, limits.deadline(), cancellation)) {
            throw new QueryException(
                    QueryException.Kind.OVERLOADED,
                    "no turn within " + words(limits.deadline()) + ": " + COUNTING + " of " + COUNTING
                            + " queries that count over time or by value are running; try again later");
        }
        try {
            return run(cancellation, query);
        } finally {
            counting.release();
        }
    }

    /** Returns whether there was a turn in time; an asker who goes away ends the wait. */
    private static boolean take(Semaphore turns, Duration atMost, Cancellation cancellation) {
        Thread waiting = Thread.currentThread();
        try (Cancellation.Registration _ = cancellation.onCancel(waiting::interrupt)) {
            return turns.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
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
            case UNAVAILABLE, FULL, CANNOT_OPEN ->
                new QueryException(
                        QueryException.Kind.UNAVAILABLE, "the store cannot answer now: " + e.getMessage(), e);
        };
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1_000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
