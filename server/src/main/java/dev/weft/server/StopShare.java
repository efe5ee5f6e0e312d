package dev.weft.server;

import java.time.Duration;
import java.util.Arrays;

/**
 * What stopping may take: a share for each part, in the order in which they stop. What one of them does not need goes to
 * those after it. All of them together stay below the five seconds within which the server ends.
 */
enum StopShare {
    /** Answers under way are waited for, then connections are told and closed. */
    PORTS(2_300),
    /** Handlers are interrupted. */
    HANDLERS(100),
    /** Queries are cancelled. */
    QUERIES(200),
    /** What was admitted is stored. */
    INGEST(1_000),
    /** The step of sealing or merging that is under way is ended. */
    STORE(1_200),
    METRICS(100);

    private final long millis;

    StopShare(long millis) {
        this.millis = millis;
    }

    Duration duration() {
        return Duration.ofMillis(millis);
    }

    /** Returns the sum of all shares. */
    static Duration ofAll() {
        return Arrays.stream(values()).map(StopShare::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
