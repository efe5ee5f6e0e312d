package dev.weft.store;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for long work beside short work, as many as are needed. On Linux the system lets other threads of the process go first;
 * elsewhere they are threads like all others.
 */
public final class YieldingThreads implements AutoCloseable {

    /** What may throw something that its caller expects. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /** Work that returns nothing. */
    @FunctionalInterface
    public interface Task<E extends Exception> {
        void run() throws E;
    }

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    private final ExecutorService threads;

    /** @param increment of the niceness, 1 to 19: from a little to all that there is */
    public YieldingThreads(String name, int increment) {
        if (increment < 1 || increment > 19) {
            throw new IllegalArgumentException("increment of niceness: " + increment + " (expected: 1 to 19)");
        }
        ThreadFactory factory = Thread.ofPlatform().daemon().name(name + "-", 0).factory();
        threads = Executors.newCachedThreadPool(work -> factory.newThread(() -> {
            yieldToOthers(increment);
            work.run();
        }));
    }

    /**
     * Begins some work.
     *
     * @throws StoreException of kind UNAVAILABLE when this is closed
     */
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "store is closed", e);
        }
    }

    /**
     * Returns what the work returns, or throws what it throws; waits for its end whatever interrupts the caller.
     *
     * @throws StoreException of kind UNAVAILABLE when this is closed
     */
    public <T, E extends Exception> T call(Work<T, E> work) throws E {
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(() -> {
            try {
                result.complete(work.run());
            } catch (Throwable e) { // the caller throws it
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case Throwable checked -> {
                    @SuppressWarnings("unchecked") // the work throws no other checked exceptions
                    E expected = (E) checked;
                    throw expected;
                }
            }
        }
    }

    /**
     * Returns when the task is done, or throws what it throws, as {@link #call} does.
     *
     * @throws StoreException of kind UNAVAILABLE when this is closed
     */
    public <E extends Exception> void run(Task<E> task) throws E {
        call(() -> {
            task.run();
            return true;
        });
    }

    /** Work that was begun goes on to its end. */
    @Override
    public void close() {
        threads.shutdown();
    }

    /** On Linux nice(2) is for the calling thread, elsewhere for the whole process. Nobody is refused to be nicer. */
    private static void yieldToOthers(int increment) {
        if (LINUX) {
            try {
                int _ = (int) Nice.HANDLE.invokeExact(increment);
            } catch (Throwable e) {
                throw new IllegalStateException("calling nice failed", e);
            }
        }
    }

    @SuppressWarnings("restricted") // the server allows its classes to call the system
    private static final class Nice {

        static final MethodHandle HANDLE = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("nice"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }
}
