package dev.weft.model.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Growing columns of a batch: spans are added in order, each followed by its links. Not safe for use by several threads. */
final class SpanColumns {

    private static final int FIRST_SPANS = 64;
    private static final int FIRST_LINKS = 16;

    long[] traceIdHigh = new long[FIRST_SPANS];
    long[] traceIdLow = new long[FIRST_SPANS];
    long[] spanId = new long[FIRST_SPANS];
    long[] parentSpanId = new long[FIRST_SPANS];
    long[] startTimeUnixNano = new long[FIRST_SPANS];
    long[] endTimeUnixNano = new long[FIRST_SPANS];
    int[] kind = new int[FIRST_SPANS];
    int[] statusCode = new int[FIRST_SPANS];
    int[] origin = new int[FIRST_SPANS];
    int[] nameOffset = new int[FIRST_SPANS];
    int[] nameLength = new int[FIRST_SPANS];
    int[] spanOffset = new int[FIRST_SPANS];
    int[] spanLength = new int[FIRST_SPANS];
    int[] eventCount = new int[FIRST_SPANS];

    /** Index of a span's first link; its last one lies before the next span's first. */
    int[] firstLink = new int[FIRST_SPANS + 1];

    long[] linkedTraceIdHigh = new long[FIRST_LINKS];
    long[] linkedTraceIdLow = new long[FIRST_LINKS];
    long[] linkedSpanId = new long[FIRST_LINKS];

    final List<Origin> origins = new ArrayList<>();
    int spans;
    int links;

    /** Makes room for a span at index {@link #spans}; the caller fills it and then raises that. */
    void ensureSpan() {
        if (spans < traceIdHigh.length) {
            return;
        }
        int length = spans * 2;
        traceIdHigh = Arrays.copyOf(traceIdHigh, length);
        traceIdLow = Arrays.copyOf(traceIdLow, length);
        spanId = Arrays.copyOf(spanId, length);
        parentSpanId = Arrays.copyOf(parentSpanId, length);
        startTimeUnixNano = Arrays.copyOf(startTimeUnixNano, length);
        endTimeUnixNano = Arrays.copyOf(endTimeUnixNano, length);
        kind = Arrays.copyOf(kind, length);
        statusCode = Arrays.copyOf(statusCode, length);
        origin = Arrays.copyOf(origin, length);
        nameOffset = Arrays.copyOf(nameOffset, length);
        nameLength = Arrays.copyOf(nameLength, length);
        spanOffset = Arrays.copyOf(spanOffset, length);
        spanLength = Arrays.copyOf(spanLength, length);
        eventCount = Arrays.copyOf(eventCount, length);
        firstLink = Arrays.copyOf(firstLink, length + 1);
    }

    void addLink(long traceHigh, long traceLow, long span) {
        if (links == linkedTraceIdHigh.length) {
            linkedTraceIdHigh = Arrays.copyOf(linkedTraceIdHigh, links * 2);
            linkedTraceIdLow = Arrays.copyOf(linkedTraceIdLow, links * 2);
            linkedSpanId = Arrays.copyOf(linkedSpanId, links * 2);
        }
        linkedTraceIdHigh[links] = traceHigh;
        linkedTraceIdLow[links] = traceLow;
        linkedSpanId[links] = span;
        links++;
    }
}
