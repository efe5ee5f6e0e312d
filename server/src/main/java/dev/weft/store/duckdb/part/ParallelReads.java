package dev.weft.store.duckdb.part;

import dev.weft.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Reads chunks on several threads at the same time. */
final class ParallelReads {

    private ParallelReads() {}

    /**
     * Returns what each reading returned, in their order, when all have ended.
     *
     * @throws RuntimeException which the first of them that failed threw
     * @throws StoreException of kind CANCELLED when the waiting thread is interrupted
     */
    static <T> List<T> all(List<? extends Supplier<T>> readings) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Supplier<T> reading : readings) {
                running.add(threads.submit(reading::get));
            }
            return running.stream().map(ParallelReads::await).toList();
        }
    }

    private static <T> T await(Future<T> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.CANCELLED, "interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("reading a chunk failed: " + e.getCause(), e);
        }
    }
}
