package dev.weft.store.contract;

import java.util.Random;
import java.util.SplittableRandom;

/** The seed of a randomized test: {@code -Dweft.seed=…} repeats a run, otherwise each run has its own. */
public record Seed(long value) {

    /** Odd and without a pattern of bits: 2^64 divided by the golden ratio. */
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /** Returns the seed of a test of the calling class, and prints it, so that every run can be repeated. */
    public static Seed ofRun() {
        Seed seed = unprinted();
        Class<?> test = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass();
        System.out.printf("%s: %s%n", test.getSimpleName(), seed);
        return seed;
    }

    /** Returns the seed of a run, which the caller prints. */
    static Seed unprinted() {
        Long given = Long.getLong("weft.seed");
        return new Seed(given != null ? given : new Random().nextLong());
    }

    /** Returns the seed of one of many parts, which is new for each number. */
    public Seed part(long number) {
        return new Seed(new SplittableRandom(value + number * GOLDEN_GAMMA).nextLong());
    }

    public Random random() {
        return new Random(value);
    }

    /** What a failure must show. */
    @Override
    public String toString() {
        return "repeat with -Dweft.seed=" + value;
    }
}
