package dev.weft.otlp;

import dev.weft.ingest.Finding;
import dev.weft.ingest.Findings;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Ids as sent to ids as stored; what is invalid goes to the findings. */
final class IdReader {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    private final Findings findings;

    IdReader(Findings findings) {
        this.findings = findings;
    }

    /** Returns a span's own ids, or null when they are invalid and the span is rejected. */
    @Nullable
    SpanKey own(RawId traceId, RawId spanId) {
        TraceId trace = traceId.bytes().length == TRACE_ID_BYTES ? trace(traceId.bytes()) : TraceId.INVALID;
        if (!trace.isValid()) {
            findings.add(
                    Finding.INVALID_TRACE_ID,
                    "trace id: '" + traceId.shown() + "' (expected: 32 hexadecimal digits, not all zero)");
            return null;
        }
        SpanId span = spanId.bytes().length == SPAN_ID_BYTES ? span(spanId.bytes()) : SpanId.INVALID;
        if (!span.isValid()) {
            findings.add(
                    Finding.INVALID_SPAN_ID,
                    "span id: '" + spanId.shown() + "' (expected: 16 hexadecimal digits, not all zero) in trace "
                            + trace);
            return null;
        }
        return new SpanKey(trace, span);
    }

    SpanId parent(RawId id) {
        if (id.isAbsent()) {
            return SpanId.INVALID;
        }
        if (id.bytes().length == SPAN_ID_BYTES) {
            return span(id.bytes());
        }
        findings.add(
                Finding.INVALID_PARENT_ID,
                "parent span id: '" + id.shown() + "' (expected: 16 hexadecimal digits or nothing)");
        return SpanId.INVALID;
    }

    TraceId linkTrace(RawId id) {
        if (id.bytes().length == TRACE_ID_BYTES) {
            return trace(id.bytes());
        }
        findings.add(
                Finding.INVALID_LINK_ID, "link's trace id: '" + id.shown() + "' (expected: 32 hexadecimal digits)");
        return TraceId.INVALID;
    }

    SpanId linkSpan(RawId id) {
        if (id.bytes().length == SPAN_ID_BYTES) {
            return span(id.bytes());
        }
        findings.add(Finding.INVALID_LINK_ID, "link's span id: '" + id.shown() + "' (expected: 16 hexadecimal digits)");
        return SpanId.INVALID;
    }

    private static TraceId trace(byte[] bytes) {
        return new TraceId((long) LONG.get(bytes, 0), (long) LONG.get(bytes, Long.BYTES));
    }

    private static SpanId span(byte[] bytes) {
        return new SpanId((long) LONG.get(bytes, 0));
    }
}
