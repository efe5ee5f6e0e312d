package dev.weft.store.duckdb.segment;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;

/** A block of links where it lies; {@link LinkBlocks} lays it out: linked traces, their linked spans, the links of these. */
final class LinkBlock {

    static final int ABSENT = -1;

    private final BlockCursor block;
    private final int traces;
    private final int spans;
    private final int links;
    private final PackedColumn traceHigh;
    private final PackedColumn traceLow;
    private final PackedColumn spansOfTrace;
    private final PackedColumn span;
    private final PackedColumn linksOfSpan;

    LinkBlock(BlockCursor block) {
        this.block = block;
        traces = block.nextVarintInt();
        spans = block.nextVarintInt();
        links = block.nextVarintInt();
        traceHigh = block.nextColumn(traces);
        traceLow = block.nextColumn(traces);
        spansOfTrace = block.nextColumn(traces);
        span = block.nextColumn(spans);
        linksOfSpan = block.nextColumn(spans);
    }

    /** Returns the place of the linked span in the block, or {@link #ABSENT}. */
    int find(SpanKey linked) {
        int trace = findTrace(linked.traceId());
        if (trace == ABSENT) {
            return ABSENT;
        }
        int first = firstSpan(trace);
        int end = first + spansOfTrace.getInt(trace);
        while (first < end) {
            int middle = (first + end) >>> 1;
            int order = Long.compareUnsigned(span.get(middle), linked.spanId().value());
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return ABSENT;
    }

    /** Returns the place of the linked trace in the block, or {@link #ABSENT}. */
    int findTrace(TraceId linked) {
        int first = 0;
        int end = traces;
        while (first < end) {
            int middle = (first + end) >>> 1;
            int byHigh = Long.compareUnsigned(traceHigh.get(middle), linked.high());
            int order = byHigh != 0 ? byHigh : Long.compareUnsigned(traceLow.get(middle), linked.low());
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        return ABSENT;
    }

    int firstSpan(int trace) {
        return (int) spansOfTrace.sumBefore(trace);
    }

    int spansOfTrace(int trace) {
        return spansOfTrace.getInt(trace);
    }

    SpanId span(int place) {
        return new SpanId(span.get(place));
    }

    /** Returns how many links of this block point at the span at this place. */
    int linksOfSpan(int place) {
        return linksOfSpan.getInt(place);
    }

    int firstLink(int spanPlace) {
        return (int) linksOfSpan.sumBefore(spanPlace);
    }

    /** Returns the columns of the single links; may be called once. */
    LinkRows rows() {
        return new LinkRows(block, links);
    }
}
