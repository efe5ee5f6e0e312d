package dev.weft.otlp;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The account of what all requests take that are being received, by either door: as they came and as they unfolded, from
 * their first byte until they go to the ingest, whose queue weighs them from there, or end otherwise.
 */
final class ReceivedBytes {

    private final long most;
    private final Duration retryDelay;
    private final AtomicLong held = new AtomicLong();

    /** @param most of all requests; one that takes more alone is received when there is no other */
    ReceivedBytes(long most, Duration retryDelay, MeterRegistry registry) {
        this.most = most;
        this.retryDelay = retryDelay;
        Gauge.builder("weft.otlp.receiving", held, AtomicLong::doubleValue)
                .description("What requests take that are being received, as they came and as they unfolded")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Begins the share of one request. */
    Share begin() {
        return new Share();
    }

    /** The bytes of one request. Safe for use by several threads: a request may end on one while it arrives on another. */
    final class Share implements AutoCloseable {

        private long bytes;
        private boolean closed;

        private Share() {}

        /**
         * Adds bytes that are in memory already; none to a share that is closed.
         *
         * @throws RefusedRequestException when they are too many with those of all other requests
         */
        synchronized void add(int more) {
            if (closed) {
                return;
            }
            bytes += more;
            long all = held.addAndGet(more);
            if (all > most && all > bytes) {
                throw new RefusedRequestException(new Refusal(
                        Reason.RECEIVING_FULL,
                        "too much is being received (expected: at most " + most + " bytes of all requests)",
                        Optional.of(retryDelay)));
            }
        }

        synchronized boolean isClosed() {
            return closed;
        }

        /** Gives all of it back; closing it again does nothing. */
        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                held.addAndGet(-bytes);
            }
        }
    }
}
