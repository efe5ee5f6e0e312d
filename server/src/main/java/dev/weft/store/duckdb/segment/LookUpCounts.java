package dev.weft.store.duckdb.segment;

import java.util.concurrent.atomic.LongAdder;

/**
 * How often segments were asked for one thing, how often their filter let the question pass, and how often the thing was there:
 * the difference of the last two are false alarms. Safe for many threads.
 */
public final class LookUpCounts {

    private final LongAdder asked = new LongAdder();
    private final LongAdder passed = new LongAdder();
    private final LongAdder found = new LongAdder();

    /** Counts one segment that was asked. */
    void count(boolean filterPassed, boolean wasFound) {
        asked.increment();
        if (filterPassed) {
            passed.increment();
        }
        if (wasFound) {
            found.increment();
        }
    }

    public long asked() {
        return asked.sum();
    }

    public long passed() {
        return passed.sum();
    }

    public long found() {
        return found.sum();
    }
}
