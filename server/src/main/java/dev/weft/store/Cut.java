package dev.weft.store;

import org.jspecify.annotations.Nullable;

/** Why an answer may be made of less than there is. */
public enum Cut {
    /** A path of links could have gone on where the limit of its length ended it. */
    WALK,
    /**
     * A trace has more than {@link dev.weft.query.evaluate.StoredTraces#MOST_SPANS} spans, and would have had to be read whole: the
     * answer is as if it were not stored.
     */
    TRACE;

    /** Returns the graver reason of those that there are, null for none. */
    public static @Nullable Cut of(boolean traceLeftOut, boolean walkEnded) {
        if (traceLeftOut) {
            return TRACE;
        }
        return walkEnded ? WALK : null;
    }
}
