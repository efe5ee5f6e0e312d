package dev.weft.store.duckdb.disk;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;

/** What goes wrong on a simulated disk and when, drawn from its seed. At first nothing does. */
public final class DiskFaults {

    private final Random random;
    private final Map<DiskOperation, Double> rates = new EnumMap<>(DiskOperation.class);
    private final Map<DiskOperation, Integer> next = new EnumMap<>(DiskOperation.class);
    private long operationsToPowerLoss = Long.MAX_VALUE;
    private long capacityBytes = Long.MAX_VALUE;
    private double delayRate;
    private boolean suspended;
    private LongConsumer delay = _ -> {};

    DiskFaults(Random random) {
        this.random = random;
    }

    /** Lets operations of a kind fail at a rate from 0 to 1. */
    public synchronized DiskFaults fail(DiskOperation kind, double rate) {
        rates.put(kind, rate);
        return this;
    }

    /** Lets one operation of a kind fail, after others of its kind have succeeded. */
    public synchronized DiskFaults failOnce(DiskOperation kind, int after) {
        next.put(kind, after);
        return this;
    }

    /** Turns the machine off in the middle of an operation, after others have ended. */
    public synchronized DiskFaults losePowerAfter(long operations) {
        operationsToPowerLoss = operations;
        return this;
    }

    /** Sets the size of the disk in bytes; writes beyond it are cut short and fail. */
    public synchronized DiskFaults capacity(long bytes) {
        capacityBytes = bytes;
        return this;
    }

    /** Lets operations be late at a rate from 0 to 1; the consumer takes the nanoseconds and does the waiting. */
    public synchronized DiskFaults delay(double rate, LongConsumer delay) {
        delayRate = rate;
        this.delay = delay;
        return this;
    }

    /** Ends all faults. */
    public synchronized DiskFaults none() {
        rates.clear();
        next.clear();
        operationsToPowerLoss = Long.MAX_VALUE;
        capacityBytes = Long.MAX_VALUE;
        delayRate = 0;
        return this;
    }

    /** Does something while nothing goes wrong, nor counts as an operation before a loss of power. */
    public void suspend(Runnable action) {
        setSuspended(true);
        try {
            action.run();
        } finally {
            setSuspended(false);
        }
    }

    private synchronized void setSuspended(boolean value) {
        suspended = value;
    }

    synchronized long capacityBytes() {
        return capacityBytes;
    }

    synchronized boolean takesPower() {
        return !suspended && operationsToPowerLoss-- <= 0;
    }

    synchronized boolean fails(DiskOperation kind) {
        if (suspended) {
            return false;
        }
        Integer after = next.get(kind);
        if (after != null) {
            next.remove(kind);
            if (after == 0) {
                return true;
            }
            next.put(kind, after - 1);
        }
        double rate = rates.getOrDefault(kind, 0.0);
        return rate > 0 && random.nextDouble() < rate;
    }

    /** Outside of the disk's lock: others may go on meanwhile. */
    void delay() {
        LongConsumer waiting;
        long nanos;
        synchronized (this) {
            if (suspended || delayRate == 0 || random.nextDouble() >= delayRate) {
                return;
            }
            waiting = delay;
            nanos = 1L << random.nextInt(27);
        }
        waiting.accept(nanos);
    }
}
