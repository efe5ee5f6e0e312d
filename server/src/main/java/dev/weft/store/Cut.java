package dev.weft.store;

import org.jspecify.annotations.Nullable;

/** Why an answer may be made of less than there is. */
public sealed interface Cut {

    /** A path of links could have gone on where the limit of its length ended it. */
    record Walk() implements Cut {}

    /**
     * A trace has more than {@link dev.weft.query.evaluate.StoredTraces#MOST_SPANS} spans and would have had to be read whole, or
     * traces that are linked have too many together: the answer is as if one of them were not stored.
     */
    record LargeTrace() implements Cut {}

    /**
     * The deadline passed before everything was looked at.
     *
     * @param reached how far the question had come; of no segments where it did not go through them one by one
     * @param besides what of that which was looked at was left out for another reason, null for nothing
     */
    record Deadline(Progress.Moment reached, @Nullable Cut besides) implements Cut {}

    /**
     * Returns the gravest reason of those that there are, null for none.
     *
     * @param inTime whether everything was looked at before the deadline
     * @param traceLeftOut whether a trace was too large to be read whole
     * @param walkEnded whether a path of links ended at a limit
     */
    static @Nullable Cut of(boolean inTime, boolean traceLeftOut, boolean walkEnded, Cancellation cancellation) {
        Cut leftOut = leftOut(traceLeftOut, walkEnded);
        return inTime ? leftOut : new Deadline(cancellation.progress().moment(), leftOut);
    }

    private static @Nullable Cut leftOut(boolean traceLeftOut, boolean walkEnded) {
        if (traceLeftOut) {
            return new LargeTrace();
        }
        return walkEnded ? new Walk() : null;
    }
}
