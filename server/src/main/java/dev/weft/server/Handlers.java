package dev.weft.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Where blocking handlers run: virtual threads, so that one which waits for a commit or a query costs next to nothing. */
final class Handlers {

    /**
     * Requests handled at once, by all ports together; more wait. A scheduled pool grows to its core size and no further:
     * with a core size of 0 it has one thread, and every commit would hold one request.
     */
    private static final int MOST_AT_ONCE = 1_024;

    private Handlers() {}

    static ScheduledExecutorService start() {
        return Executors.newScheduledThreadPool(
                MOST_AT_ONCE, Thread.ofVirtual().name("weft-handler-", 0).factory());
    }
}
