package dev.weft.server;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where blocking handlers run: virtual threads, so that one which waits for a commit or a query costs next to nothing. */
final class Handlers {

    /** Requests that are read or answered, rather than waiting for a commit. */
    private static final int AT_WORK = 1_024;

    private static final long IDLE_SECONDS = 10;

    private Handlers() {}

    /**
     * Starts handlers of requests that bring spans. They are more than the requests that may wait for their commit: one more
     * than these is refused, which takes a handler too.
     */
    static ScheduledExecutorService ofReceivers(int maxWaitingRequests) {
        return start("weft-receiver-", Math.min(maxWaitingRequests, Integer.MAX_VALUE - AT_WORK) + AT_WORK);
    }

    /** Starts handlers of everything else, which goes on when the others all wait. */
    static ScheduledExecutorService ofExplorer() {
        return start("weft-handler-", AT_WORK);
    }

    /**
     * A scheduled pool grows to its core size and no further: with a core size of 0 it has one thread. It begins a thread for
     * each task until it has that many, so idle ones end.
     */
    private static ScheduledExecutorService start(String name, int most) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(
                most, Thread.ofVirtual().name(name, 0).factory());
        pool.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
