package dev.weft.store.contract;

import java.util.Random;

/** The seed of a randomized test: {@code -Dweft.seed=…} repeats a run, otherwise each run has its own. */
public record Seed(long value) {

    public static Seed ofRun() {
        Long given = Long.getLong("weft.seed");
        return new Seed(given != null ? given : new Random().nextLong());
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
