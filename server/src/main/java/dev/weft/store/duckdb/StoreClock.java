package dev.weft.store.duckdb;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The time of day, which may be set, beside a time that only moves on. */
@FunctionalInterface
interface StoreClock extends InstantSource {

    /** The clocks of this machine. */
    StoreClock SYSTEM = new StoreClock() {
        @Override
        public Instant instant() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    /**
     * Returns nanoseconds since some moment, the same one until the process ends. They are in step with the time of day unless
     * a clock says otherwise: such a clock is never set.
     */
    default long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(millis());
    }
}
