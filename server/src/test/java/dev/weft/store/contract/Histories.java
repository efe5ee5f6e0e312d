package dev.weft.store.contract;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Random histories of one test, none of which knows of another, on one thread for each core. Each has a seed of its own, made
 * of the run's seed and its number; {@code -Dweft.history=…} runs the one with that seed alone. The run's seed is printed
 * before the first, and a run of minutes says once a minute how far it is.
 *
 * @param test named by what is printed
 */
public record Histories(Class<?> test, int count, Seed seed) {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    public Histories(Class<?> test, int count) {
        this(test, count, Seed.unprinted());
    }

    /**
     * Runs all of them, or the one that was asked for.
     *
     * @param onThread makes what runs the histories of one thread, one after the other
     * @return whether all were run
     * @throws AssertionError with the seed of the first that was seen to fail, after which no other begins
     */
    public boolean run(Callable<History> onThread) throws Exception {
        Long alone = Long.getLong("weft.history");
        if (alone != null) {
            run(onThread.call(), "the history alone", new Seed(alone));
            return false;
        }
        System.out.printf("%s: %,d histories, %s%n", test.getSimpleName(), count, seed);
        AtomicInteger begun = new AtomicInteger();
        AtomicReference<@Nullable AssertionError> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                History histories = onThread.call();
                threads.execute(() -> {
                    for (int number = begun.getAndIncrement();
                            number < count && failure.get() == null;
                            number = begun.getAndIncrement()) {
                        try {
                            run(histories, "history " + number + " of " + seed.value(), seed.part(number));
                        } catch (AssertionError e) {
                            failure.compareAndSet(null, e);
                        }
                    }
                });
            }
            threads.shutdown();
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                System.out.printf(
                        "%s: %,d of %,d histories, %s%n",
                        test.getSimpleName(), Math.min(begun.get(), count), count, seed);
            }
        }
        AssertionError failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return true;
    }

    private static void run(History history, String which, Seed seed) {
        String name = which + ", repeat it alone with -Dweft.history=" + seed.value();
        try {
            history.run(seed.random(), name);
        } catch (Throwable e) {
            throw new AssertionError(name, e);
        }
    }

    /** Runs one history to its end. */
    @FunctionalInterface
    public interface History {

        /**
         * Fails by throwing.
         *
         * @param random all that is random in it
         * @param name to be said of whatever fails
         */
        void run(Random random, String name) throws Exception;
    }
}
