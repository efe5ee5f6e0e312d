package dev.weft.store;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import java.util.OptionalLong;

/**
 * What a list shows of a span.
 *
 * @param statusCode OTLP's status code
 * @param startTimeUnixNano epoch nanoseconds, unsigned 64 bits
 * @param durationNanos empty when it overflows
 */
public record SpanFacts(
        SpanKey key,
        String service,
        String name,
        SpanKind kind,
        int statusCode,
        long startTimeUnixNano,
        OptionalLong durationNanos) {

    public static SpanFacts of(Span span) {
        return new SpanFacts(
                span.key(),
                span.service(),
                span.name(),
                span.kind(),
                span.status().code(),
                span.startTimeUnixNano(),
                span.durationNanos());
    }
}
