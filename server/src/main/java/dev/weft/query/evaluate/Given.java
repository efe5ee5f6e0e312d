package dev.weft.query.evaluate;

import dev.weft.model.Span;
import java.util.List;

/**
 * The spans of a trace among which a spanset expression looks.
 *
 * @param all every one of them, by start, then span id
 * @param returnable those among them that the answer may hold: a time range leaves out the others
 */
record Given(TraceTree trace, List<Span> all, List<Span> returnable) {

    /** Of spans that the answer may all hold. */
    Given(TraceTree trace, List<Span> all) {
        this(trace, all, all);
    }

    /** Returns whether the answer may hold every span. */
    boolean isWhole() {
        return returnable.size() == all.size();
    }

    /** Returns the same spans for a side of an operator that the answer holds nothing of. */
    Given withoutRange() {
        return isWhole() ? this : new Given(trace, all);
    }
}
