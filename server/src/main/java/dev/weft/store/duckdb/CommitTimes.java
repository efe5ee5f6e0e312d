package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.SegmentFacts;
import java.util.List;

/**
 * When segments were committed, as far as their order can tell where clocks went wrong: none earlier than one before it, so
 * that a clock that went back drops nothing too soon; and one from the future, or of which nothing is known, with the one
 * after it, so that it does not hold up all others until then.
 */
final class CommitTimes {

    private CommitTimes() {}

    /** Returns the times of segments that are in order of commit, none of them after now. */
    static long[] unixMillis(List<SegmentFacts> segments, long nowUnixMillis) {
        long[] times = new long[segments.size()];
        long next = nowUnixMillis;
        for (int i = times.length - 1; i >= 0; i--) {
            long own = segments.get(i).committedUnixMillis().orElse(Long.MAX_VALUE);
            next = own > nowUnixMillis ? next : own;
            times[i] = next;
        }
        for (int i = 1; i < times.length; i++) {
            times[i] = Math.max(times[i], times[i - 1]);
        }
        return times;
    }
}
