package dev.weft.store.duckdb.part;

import dev.weft.query.evaluate.TraceRoom;
import dev.weft.store.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Room in memory for the traces that all questions to a store hold together, in spans. Each question has an allotment, whatever
 * the others do, so that a short one never waits for memory. What it holds beyond that is of one of two funds: one for
 * traces in hand, and one for what is only kept to be found again, which is given back as soon as somebody is in need of it.
 *
 * <p>Who needs more in hand than the first fund has left waits, with nothing else held any more, for the large place. There is one: who
 * has it takes what it holds of the second fund, and so waits for nobody but those who keep what they do not need and give it
 * back. Hence no two wait for each other (docs/adr/0009-room-for-traces.md).
 */
public final class SpanRoom {

    private static final Limits DEFAULT = new Limits(2_000, 10_000, 120_000, Duration.ofMillis(500));

    private static final long BETWEEN_CHECKS_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** In the order in which they came. */
    private final Deque<Share> waiting = new ArrayDeque<>();

    private @Nullable Share large;
    private long inHands;
    private long kept;
    private volatile boolean wanted;

    /**
     * How much is held.
     *
     * @param allotment of each question
     * @param inHands beyond the allotments, by all questions that do not have the large place
     * @param kept beyond the allotments, with what the question in the large place has in hand
     * @param largeAtLeast how long a question may stay in the large place while others wait for it: a large trace is not read for one
     *     look at it
     */
    record Limits(long allotment, long inHands, long kept, Duration largeAtLeast) {

        private long beyond(long spans) {
            return Math.max(0, spans - allotment);
        }
    }

    public SpanRoom() {
        this(DEFAULT);
    }

    SpanRoom(Limits limits) {
        this.limits = limits;
    }

    /** Returns how much is held beyond the allotments. */
    public long spans() {
        lock.lock();
        try {
            return inHands + kept;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins a question.
     *
     * @param beforeWaiting is run before it waits
     * @param check throws what ends the question; called while it waits
     */
    Share share(Runnable beforeWaiting, Runnable check) {
        return new Share(beforeWaiting, check);
    }

    /** What one question holds; for one thread. */
    final class Share implements TraceRoom, AutoCloseable {

        private final Runnable beforeWaiting;
        private final Runnable check;
        private Runnable forget = () -> {};
        private boolean leftOut;

        /** This and what follows: beyond the allotment, changed by its own thread under the lock. */
        private long inHand;

        private long all;
        private long largeSinceNanos;

        private Share(Runnable beforeWaiting, Runnable check) {
            this.beforeWaiting = beforeWaiting;
            this.check = check;
        }

        @Override
        public boolean hold(long inHand, long all) {
            long newInHand = limits.beyond(inHand);
            long newAll = limits.beyond(all);
            if (newInHand == this.inHand && newAll == this.all) {
                return true;
            }
            lock.lock();
            try {
                return change(this, newInHand, newAll);
            } finally {
                lock.unlock();
            }
        }

        /**
         * {@inheritDoc}
         *
         * @throws StoreException of kind CANCELLED when the thread is interrupted
         */
        @Override
        public boolean await(long inHand) {
            long needed = limits.beyond(inHand);
            if (needed > limits.kept()) {
                leftOut = true;
                return false;
            }
            beforeWaiting.run();
            lock.lock();
            try {
                awaitServing(this, needed);
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void whenWanted(Runnable forget) {
            this.forget = forget;
        }

        /** Called often: gives up what it only keeps, when somebody is in need of it. */
        void giveWay() {
            if (wanted) {
                forget.run();
            }
        }

        /** Returns whether it was in need of more than is ever held at once. */
        boolean leftOut() {
            return leftOut;
        }

        /** Gives back all that it holds. */
        @Override
        public void close() {
            forget = () -> {};
            lock.lock();
            try {
                var _ = change(this, 0, 0);
                if (large == this) {
                    large = null;
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** Returns what it holds of the fund for traces in hand. */
        private long ofHands() {
            return large == this ? 0 : inHand;
        }
    }

    private boolean change(Share share, long inHand, long all) {
        boolean isLarge = large == share;
        long moreInHands = isLarge ? 0 : inHand - share.inHand;
        long moreKept = all - share.all - moreInHands;
        if (moreInHands > 0 && inHands + moreInHands > limits.inHands()) {
            return false;
        }
        if (moreKept > 0 && (wanted || kept + moreKept > limits.kept())) {
            return false;
        }
        set(share, inHand, all, moreInHands, moreKept);
        if (isLarge && inHand == 0 && !waiting.isEmpty() && mayBeReplaced(share)) {
            large = null;
        }
        changed.signalAll();
        return true;
    }

    private void set(Share share, long inHand, long all, long moreInHands, long moreKept) {
        share.inHand = inHand;
        share.all = all;
        inHands += moreInHands;
        kept += moreKept;
    }

    private void awaitServing(Share share, long needed) {
        waiting.add(share);
        try {
            while (!serve(share, needed)) {
                changed.awaitNanos(BETWEEN_CHECKS_NANOS);
                share.check.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.CANCELLED, "interrupted", e);
        } finally {
            waiting.remove(share);
            wanted = false;
            changed.signalAll();
        }
    }

    /** Gives room for traces in hand to one who waits, and holds nothing else. */
    private boolean serve(Share share, long needed) {
        long ofHands = share.ofHands();
        if (isNextLarge(share)) {
            long more = needed - (share.all - ofHands);
            if (kept + more <= limits.kept()) {
                if (large != share) {
                    large = share;
                    share.largeSinceNanos = System.nanoTime();
                }
                set(share, needed, needed, -ofHands, more);
                return true;
            }
            wanted = true;
        }
        if (large != share && inHands + needed - ofHands <= limits.inHands()) {
            set(share, needed, needed, needed - ofHands, 0);
            return true;
        }
        return false;
    }

    private boolean isNextLarge(Share share) {
        Share before = large;
        if (before != null && before != share && before.inHand == 0 && mayBeReplaced(before)) {
            large = null;
        }
        return large == share || (large == null && waiting.peekFirst() == share);
    }

    private boolean mayBeReplaced(Share inLargePlace) {
        return System.nanoTime() - inLargePlace.largeSinceNanos
                >= limits.largeAtLeast().toNanos();
    }
}
