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

    private final Semaphore turns;
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
        takeTurn();
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

    private void takeTurn() {
        boolean taken;
        try {
            taken = turns.tryAcquire(limits.maxWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueryException(QueryException.Kind.CANCELLED, "query cancelled while it waited for its turn");
        }
        if (!taken) {
            throw new QueryException(
                    QueryException.Kind.OVERLOADED,
                    "no turn within " + words(limits.maxWait()) + ": " + limits.maxConcurrent() + " of "
                            + limits.maxConcurrent() + " queries are running; try again later");
        }
    }

    private static QueryException explain(StoreException e, Duration limit) {
        return switch (e.kind()) {
            case CANCELLED -> new QueryException(QueryException.Kind.CANCELLED, "query cancelled", null, e);
            case LATE ->
                new QueryException(
                        QueryException.Kind.TIMED_OUT,
                        "the query did not end within " + words(limit)
                                + "; try a shorter time range or one more condition",
                        null,
                        e);
            case UNAVAILABLE, FULL, CANNOT_OPEN ->
                new QueryException(
                        QueryException.Kind.UNAVAILABLE, "the store cannot answer now: " + e.getMessage(), null, e);
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
