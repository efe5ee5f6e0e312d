package dev.weft.examples.orders;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;

/**
 * A span's context as the values of the W3C Trace Context headers {@code traceparent} and {@code tracestate}: two
 * strings that can lie in a database or a queue for as long as the work has to wait. Both are empty where no span was
 * recorded.
 */
record CapturedContext(String traceparent, String tracestate) {
    private static final W3CTraceContextPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    /** Call it while the span that later work shall link to is current. */
    static CapturedContext ofCurrentSpan() {
        Map<String, String> headers = new HashMap<>();
        PROPAGATOR.inject(Context.current(), headers, Map::put);
        return new CapturedContext(headers.getOrDefault("traceparent", ""), headers.getOrDefault("tracestate", ""));
    }

    /** Not {@linkplain SpanContext#isValid() valid} if {@code traceparent} is empty or malformed. */
    SpanContext spanContext() {
        Map<String, String> headers = Map.of("traceparent", traceparent, "tracestate", tracestate);
        Context extracted = PROPAGATOR.extract(Context.root(), headers, Map::get);
        return Span.fromContext(extracted).getSpanContext();
    }
}
