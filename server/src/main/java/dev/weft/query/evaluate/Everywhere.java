package dev.weft.query.evaluate;

import dev.weft.model.SpanId;
import dev.weft.model.TraceId;
import java.util.Set;

/** The spans of each trace among which link operators look for their other side. */
@FunctionalInterface
interface Everywhere {

    /** Returns what the side finds in the trace, which is in hand meanwhile. */
    Set<SpanId> spans(TraceId traceId, SpansetReader side);
}
