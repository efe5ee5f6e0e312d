package dev.weft.examples.orders;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** What a span says when its operation ends with an exception: an exception event, the error status and its type. */
final class SpanFailure {
    private SpanFailure() {}

    static void record(Span span, Exception exception) {
        span.recordException(exception);
        span.setStatus(StatusCode.ERROR, String.valueOf(exception.getMessage()));
        span.setAttribute("error.type", exception.getClass().getName());
    }
}
