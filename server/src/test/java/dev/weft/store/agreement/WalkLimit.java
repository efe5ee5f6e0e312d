package dev.weft.store.agreement;

import dev.weft.query.evaluate.StoredTraces;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Whether a walk along links ends at its limit when linking spans come in another order. A side of an operator is not walked
 * for where a link that is looked at before already leads to a match, and which comes first is for the store to say.
 */
final class WalkLimit {

    /**
     * The first order in which it is may be a rare one: the one partner whose walk is cut must come before each that is a match.
     * Only a store that is wrong has all of them tried.
     */
    private static final int LINK_ORDERS = 20_000;

    private WalkLimit() {}

    /** @param isReached evaluates everything over the traces, and returns whether a walk was cut */
    static boolean isReachedInAnotherOrder(StoredTraces stored, Predicate<StoredTraces> isReached) {
        return IntStream.range(0, LINK_ORDERS)
                .anyMatch(order -> isReached.test(new ShuffledLinks(stored, new Random(order))));
    }
}
