package dev.weft.store.duckdb;

/** A thread of the store's own, which works until it is told to stop. */
final class BackgroundThread implements AutoCloseable {

    private final Thread thread;

    /** @param work returns soon after it was told to stop, however that is done */
    BackgroundThread(String name, Runnable work) {
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(work);
    }

    void start() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Returns when the work, which was told to stop, has ended. */
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
