package dev.weft.store.duckdb;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the time of day can be trusted with the age of segments. It is distrusted when it moved otherwise than the time that
 * only moves on, and at a start when it is far from the last commit, since nobody can then tell a clock that was set from a
 * store that was quiet; and trusted again when both have agreed for as long as {@link #trustedAfter}. Differences of a
 * hundredth of the retention, or a minute, do no harm and are ignored.
 */
final class ClockWatch {

    private static final Logger logger = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration LONGEST_DISTRUST = Duration.ofHours(1);
    private static final long LEAST_JUMP_MILLIS = 60_000;

    private final StoreClock clock;
    private final StoreMetrics metrics;
    private final long jumpMillis;
    private final Duration trustedAfter;

    /** The last commit before the start, until it was compared with the time of the start. */
    private OptionalLong uncompared;

    private long lastMillis;
    private long lastNanos;
    private volatile boolean trusted = true;

    /** When it was distrusted last, of {@link StoreClock#nanos}. */
    private long distrustedNanos;

    /**
     * @param age how long segments are kept
     * @param newestUnixMillis the last commit that is known
     */
    ClockWatch(StoreClock clock, Duration age, OptionalLong newestUnixMillis, StoreMetrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
        this.jumpMillis = Math.max(LEAST_JUMP_MILLIS, age.toMillis() / 100);
        this.trustedAfter = trustedAfter(age);
        this.lastMillis = clock.millis();
        this.lastNanos = clock.nanos();
        this.uncompared = newestUnixMillis;
    }

    /** Returns how long both must agree: a tenth of what is kept, an hour at most. */
    static Duration trustedAfter(Duration age) {
        Duration tenth = age.dividedBy(10);
        return tenth.compareTo(LONGEST_DISTRUST) < 0 ? tenth : LONGEST_DISTRUST;
    }

    /** Looks at both times once more and returns whether the time of day can be trusted. */
    boolean look() {
        uncompared.ifPresent(this::compareWithCommit);
        uncompared = OptionalLong.empty();
        long millis = clock.millis();
        long nanos = clock.nanos();
        Duration moved = Duration.ofMillis(millis - lastMillis);
        Duration passed = Duration.ofNanos(nanos - lastNanos);
        long jumped = moved.minus(passed).toMillis();
        if (Math.abs(jumped) > jumpMillis) {
            distrust(nanos, jumped > 0 ? "forward" : "back");
            logger.warn(
                    "the clock went from {} to {}, by {}, while {} passed: no segment is dropped for its age until both"
                            + " have agreed for {}",
                    Instant.ofEpochMilli(lastMillis),
                    Instant.ofEpochMilli(millis),
                    moved,
                    passed,
                    trustedAfter);
        } else if (!trusted && nanos - distrustedNanos >= trustedAfter.toNanos()) {
            trusted = true;
            logger.info("the clock has been steady for {}: segments are dropped for their age again", trustedAfter);
        }
        lastMillis = millis;
        lastNanos = nanos;
        return trusted;
    }

    /** Returns whether the time of day could be trusted when it was looked at last. */
    boolean isTrusted() {
        return trusted;
    }

    private void compareWithCommit(long newestUnixMillis) {
        if (Math.abs(lastMillis - newestUnixMillis) > jumpMillis) {
            distrust(lastNanos, "start");
            logger.warn(
                    "at the start the clock says {}, and the last commit was at {}, {} before: no segment is dropped for its"
                            + " age until the clock has been steady for {}",
                    Instant.ofEpochMilli(lastMillis),
                    Instant.ofEpochMilli(newestUnixMillis),
                    Duration.ofMillis(lastMillis - newestUnixMillis),
                    trustedAfter);
        }
    }

    private void distrust(long nanos, String seen) {
        trusted = false;
        distrustedNanos = nanos;
        metrics.clockDistrusted(seen);
    }
}
