package dev.weft.server;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Where blocking handlers run: a virtual thread for each, however many there are, so that one which waits for a commit or a
 * query costs next to nothing and holds up nobody. What is scheduled for later waits in a small pool beside them.
 */
final class HandlerThreads extends AbstractExecutorService implements ScheduledExecutorService {

    private static final int LATER_THREADS = 16;

    private final ExecutorService now = Executors.newThreadPerTaskExecutor(named("weft-handler-"));
    private final ScheduledExecutorService later =
            Executors.newScheduledThreadPool(LATER_THREADS, named("weft-handler-later-"));

    private static ThreadFactory named(String prefix) {
        return Thread.ofVirtual().name(prefix, 0).factory();
    }

    @Override
    public void execute(Runnable task) {
        now.execute(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return later.schedule(task, delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return later.schedule(task, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return later.scheduleAtFixedRate(task, initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
        return later.scheduleWithFixedDelay(task, initialDelay, delay, unit);
    }

    @Override
    public void shutdown() {
        later.shutdown();
        now.shutdown();
    }

    /** Interrupts every handler. The handlers that had begun are not among the answer: each of them has. */
    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> waiting = later.shutdownNow();
        now.shutdownNow();
        return waiting;
    }

    @Override
    public boolean isShutdown() {
        return now.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return now.isTerminated() && later.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + unit.toNanos(timeout);
        return now.awaitTermination(timeout, unit)
                && later.awaitTermination(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
