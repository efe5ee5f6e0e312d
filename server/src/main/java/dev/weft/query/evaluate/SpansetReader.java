package dev.weft.query.evaluate;

import dev.weft.model.SpanId;
import java.util.Set;

/** A spanset expression, made ready to be evaluated on many traces. */
@FunctionalInterface
interface SpansetReader {

    /** Returns the spans that the expression yields of one trace. */
    Set<SpanId> spans(Given given);
}
