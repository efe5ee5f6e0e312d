package dev.weft.explore;

import dev.weft.store.Cancellation;
import java.util.concurrent.Semaphore;

/**
 * Room in memory for traces that are answered whole or as an outline: taken before one is read, and given back when its answer
 * was sent, however slowly its asker takes it. There is room for one as large as the limits allow; what is small has room always.
 */
final class AnswerRoom {

    /** What takes less is not counted. */
    private static final long SMALL_BYTES = 1 << 20;

    private static final long UNIT_BYTES = 1 << 10;

    private final QueryLimits limits;
    private final int units;
    private final Semaphore free;

    AnswerRoom(QueryLimits limits) {
        this.limits = limits;
        this.units = units(Math.max(
                limits.maxTraceSpans() * QueryLimits.TRACE_SPAN_BYTES,
                limits.maxOutlineSpans() * QueryLimits.OUTLINE_ROW_BYTES));
        this.free = new Semaphore(units, true);
    }

    /** Returns what an answer holds of it, nothing at first. */
    Share share(Cancellation cancellation) {
        return new Share(cancellation);
    }

    private static int units(long bytes) {
        return Math.toIntExact(Math.ceilDiv(bytes, UNIT_BYTES));
    }

    /** What one answer holds. For one thread. */
    final class Share implements AutoCloseable {

        private final Cancellation cancellation;
        private int wanted;
        private int held;

        private Share(Cancellation cancellation) {
            this.cancellation = cancellation;
        }

        /** Returns whether so much may be read; otherwise {@link #take} comes first. */
        boolean covers(long bytes) {
            // A trace may grow until it is read.
            wanted = Math.min(units, units(bytes + bytes / 8));
            return bytes < SMALL_BYTES || held >= units(bytes);
        }

        /**
         * Holds as much as was to be covered last.
         *
         * @throws QueryException of kind OVERLOADED when others hold too much for as long as a query waits for its turn
         */
        void take() {
            close();
            if (!QueryGate.take(free, wanted, limits.maxWait(), cancellation)) {
                throw new QueryException(
                        QueryException.Kind.OVERLOADED,
                        "no room within " + QueryGate.words(limits.maxWait()) + " for a trace of " + wanted
                                + " KiB: large traces that are being read and sent take "
                                + (units - free.availablePermits())
                                + " of " + units + " KiB; try again later");
            }
            held = wanted;
        }

        @Override
        public void close() {
            free.release(held);
            held = 0;
        }
    }
}
