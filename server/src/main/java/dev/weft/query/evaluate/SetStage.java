package dev.weft.query.evaluate;

import java.util.List;

/** A stage of a pipeline behind the first, made ready to be evaluated on many traces. */
@FunctionalInterface
interface SetStage {

    /**
     * Returns the sets of a trace that the next stage is given.
     *
     * @param given what the first stage was given
     */
    List<YieldedSet> apply(List<YieldedSet> sets, Given given);
}
