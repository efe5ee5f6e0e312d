package dev.weft.store;

/** A thread that works in the background, for a store or for its writer, until it is told to stop. */
public final class BackgroundThread implements AutoCloseable {

    private final Thread thread;

    /** @param work returns soon after it was told to stop, however that is done */
    public BackgroundThread(String name, Runnable work) {
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(work);
    }

    public void start() {
        thread.start();
    }

    public void interrupt() {
        thread.interrupt();
    }

    public String name() {
        return thread.getName();
    }

    /** Returns whether the work was started and has not ended. */
    public boolean isWorking() {
        return thread.isAlive();
    }

    /** Returns when the work, which was told to stop, has ended, whatever interrupts the caller. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
