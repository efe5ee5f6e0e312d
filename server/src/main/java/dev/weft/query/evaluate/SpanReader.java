package dev.weft.query.evaluate;

import dev.weft.model.Span;

/** Reads a value from a span of a trace, and from these of its events and links. */
@FunctionalInterface
interface SpanReader {

    SpanValue read(Span span, TraceTree trace, Elements elements);
}
