package dev.weft.store.duckdb;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;

/**
 * One content of a span of a history.
 *
 * @param number tells contents of the same ids apart, from 1 on; the span lasts so many nanoseconds
 */
record Version(SpanKey key, int number) {

    static Version of(Span span) {
        return new Version(span.key(), (int) (span.endTimeUnixNano() - span.startTimeUnixNano()));
    }
}
