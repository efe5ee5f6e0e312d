package dev.weft.store.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Draws from what there is to choose from. */
record Choice(Random random) {

    <T> T of(List<? extends T> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    /** Returns a number from 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns true once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Returns so many, from the fewest to the most. */
    <T> List<T> some(int fewest, int most, Supplier<? extends T> one) {
        List<T> all = new ArrayList<>();
        for (int left = fewest + random.nextInt(most - fewest + 1); left > 0; left--) {
            all.add(one.get());
        }
        return all;
    }
}
