package dev.weft.model.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The columns of a batch while it is read: spans are added in order, each with its links. Not safe for use by several threads. */
final class SpanColumns {

    private static final int FIRST_LINKS = 16;

    final long[] traceIdHigh;
    final long[] traceIdLow;
    final long[] spanId;
    final long[] parentSpanId;
    final long[] startTimeUnixNano;
    final long[] endTimeUnixNano;
    final int[] kind;
    final int[] statusCode;
    final int[] origin;
    final int[] nameOffset;
    final int[] nameLength;
    final int[] spanOffset;
    final int[] spanLength;
    final int[] eventCount;

    /** Index of a span's first link; its last one lies before the next span's first. */
    final int[] firstLink;

    long[] linkedTraceIdHigh = new long[FIRST_LINKS];
    long[] linkedTraceIdLow = new long[FIRST_LINKS];
    long[] linkedSpanId = new long[FIRST_LINKS];

    final List<Origin> origins = new ArrayList<>();

    /** How many spans and links were added. */
    int spans;

    int links;

    /** @param capacity how many spans can be added */
    SpanColumns(int capacity) {
        traceIdHigh = new long[capacity];
        traceIdLow = new long[capacity];
        spanId = new long[capacity];
        parentSpanId = new long[capacity];
        startTimeUnixNano = new long[capacity];
        endTimeUnixNano = new long[capacity];
        kind = new int[capacity];
        statusCode = new int[capacity];
        origin = new int[capacity];
        nameOffset = new int[capacity];
        nameLength = new int[capacity];
        spanOffset = new int[capacity];
        spanLength = new int[capacity];
        eventCount = new int[capacity];
        firstLink = new int[capacity + 1];
    }

    /** Begins the next span and returns its index; the caller fills the other columns and adds its links before {@link #end}. */
    int begin(int originOfSpan, int offset, int length) {
        origin[spans] = originOfSpan;
        spanOffset[spans] = offset;
        spanLength[spans] = length;
        return spans;
    }

    void end() {
        spans++;
        firstLink[spans] = links;
    }

    void addLink(long traceHigh, long traceLow, long span) {
        if (links == linkedTraceIdHigh.length) {
            resizeLinks(links * 2);
        }
        linkedTraceIdHigh[links] = traceHigh;
        linkedTraceIdLow[links] = traceLow;
        linkedSpanId[links] = span;
        links++;
    }

    /** Gives back the room that no link took. */
    void trimLinks() {
        if (links < linkedTraceIdHigh.length) {
            resizeLinks(links);
        }
    }

    private void resizeLinks(int length) {
        linkedTraceIdHigh = Arrays.copyOf(linkedTraceIdHigh, length);
        linkedTraceIdLow = Arrays.copyOf(linkedTraceIdLow, length);
        linkedSpanId = Arrays.copyOf(linkedSpanId, length);
    }
}
