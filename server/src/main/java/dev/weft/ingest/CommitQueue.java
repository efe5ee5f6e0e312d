package dev.weft.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests that wait for the next commit, bounded in bytes and number. A request weighs from {@link #reserve}, before it is
 * decoded, until {@link #release}, after its group was written.
 */
final class CommitQueue {

    /** What became of a reservation. */
    enum Reservation {
        HELD,
        FULL,
        CLOSED
    }

    private final long maxBytes;
    private final int maxRequests;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<WaitingRequest> waiting = new ArrayList<>();
    private long heldBytes;
    private int heldRequests;
    private boolean closed;

    CommitQueue(long maxBytes, int maxRequests) {
        this.maxBytes = maxBytes;
        this.maxRequests = maxRequests;
    }

    /** Holds room for a request unless that would exceed a bound; one that exceeds them alone has room when nothing is held. */
    Reservation reserve(long bytes) {
        lock.lock();
        try {
            if (closed) {
                return Reservation.CLOSED;
            }
            if (heldRequests > 0 && (heldRequests >= maxRequests || bytes > maxBytes - heldBytes)) {
                return Reservation.FULL;
            }
            heldBytes += bytes;
            heldRequests++;
            return Reservation.HELD;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a request for which room is held wait for the next group. */
    void add(WaitingRequest request) {
        lock.lock();
        try {
            waiting.add(request);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for requests and returns all that are there, in order of arrival; empty once the queue is closed and nothing is
     * held.
     */
    List<WaitingRequest> takeGroup() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !(closed && heldRequests == 0)) {
                changed.awaitUninterruptibly();
            }
            List<WaitingRequest> group = waiting;
            waiting = new ArrayList<>();
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the weight of answered requests off the bounds. */
    void release(long bytes, int requests) {
        lock.lock();
        try {
            heldBytes -= bytes;
            heldRequests -= requests;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Holds no more; that for which room is held is still handed out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    long heldBytes() {
        lock.lock();
        try {
            return heldBytes;
        } finally {
            lock.unlock();
        }
    }

    int heldRequests() {
        lock.lock();
        try {
            return heldRequests;
        } finally {
            lock.unlock();
        }
    }
}
