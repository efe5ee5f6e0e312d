package dev.weft.query.evaluate;

import dev.weft.model.Span;
import java.util.List;

/**
 * The spans of a trace among which a spanset expression looks.
 *
 * @param all every one of them, by start, then span id
 * @param returnable those among them that the answer may hold: the range leaves out the others
 * @param hasRange whether the answer holds what the expression yields, and the range applies here and in other traces
 */
record Given(TraceTree trace, List<Span> all, List<Span> returnable, boolean hasRange) {

    /** Returns the same spans for a side of an operator that the answer holds nothing of. */
    Given withoutRange() {
        return new Given(trace, all, all, false);
    }

    /** Returns these of the spans, each of which the answer may hold. */
    Given only(List<Span> spans) {
        return new Given(trace, spans, spans, hasRange);
    }
}
