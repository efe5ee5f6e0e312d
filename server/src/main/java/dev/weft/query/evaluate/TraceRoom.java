package dev.weft.query.evaluate;

/**
 * Room in memory for the traces that one evaluation holds: those in hand, without which it cannot go on, and those that it keeps
 * to find them again. A trace takes as much as it has spans, and one more. For one thread.
 */
public interface TraceRoom {

    /**
     * Says how much is held from now on; less in all than before is always granted, and so is what was before.
     *
     * @param inHand of the traces in hand
     * @param all of these and of those that are kept
     * @return false when there is no room for so much now: then as much is held as before
     */
    boolean hold(long inHand, long all);

    /**
     * Waits for room for the traces in hand, when nothing else is held any more; it is held from then on.
     *
     * @return false, without waiting, when so much is never held at once
     * @throws RuntimeException what ends the evaluation, should it end meanwhile
     */
    boolean await(long inHand);

    /** @param forget is run on this thread, whenever others are in need of what is kept: gives up all that is not in hand */
    void whenWanted(Runnable forget);
}
