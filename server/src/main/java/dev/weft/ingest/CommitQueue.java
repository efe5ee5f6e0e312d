package dev.weft.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests that wait for the next commit, bounded in bytes and number. A request weighs from {@link #offer} until
 * {@link #release}, so that the group being written counts too.
 */
final class CommitQueue {

    /** What became of an offer. */
    enum Offer {
        TAKEN,
        FULL,
        CLOSED
    }

    private final long maxBytes;
    private final int maxRequests;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private List<WaitingRequest> waiting = new ArrayList<>();
    private long heldBytes;
    private int heldRequests;
    private boolean closed;

    CommitQueue(long maxBytes, int maxRequests) {
        this.maxBytes = maxBytes;
        this.maxRequests = maxRequests;
    }

    /** Takes the request unless it would exceed a bound; a request that exceeds them alone is taken when nothing is held. */
    Offer offer(WaitingRequest request) {
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (heldRequests > 0 && (heldRequests >= maxRequests || request.bytes() > maxBytes - heldBytes)) {
                return Offer.FULL;
            }
            waiting.add(request);
            heldBytes += request.bytes();
            heldRequests++;
            arrived.signal();
            return Offer.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for requests and returns all that are there, in order of arrival; empty once closed and drained. */
    List<WaitingRequest> takeGroup() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            List<WaitingRequest> group = waiting;
            waiting = new ArrayList<>();
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the weight of an answered group off the bounds. */
    void release(List<WaitingRequest> group) {
        lock.lock();
        try {
            heldRequests -= group.size();
            for (WaitingRequest request : group) {
                heldBytes -= request.bytes();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what was taken is still handed out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
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
