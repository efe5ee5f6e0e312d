package dev.weft.store.duckdb.segment.links;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.IdColumns;
import dev.weft.store.duckdb.segment.sections.PackedColumn;

/** A block of links where it lies; {@link LinkBlockWriter} lays it out: linked traces, their linked spans, the links of these. */
final class LinkBlock {

    static final int ABSENT = -1;

    private final BlockCursor block;
    private final int links;
    private final IdColumns traces;
    private final PackedColumn spansOfTrace;
    private final PackedColumn span;
    private final PackedColumn linksOfSpan;

    LinkBlock(BlockCursor block) {
        this.block = block;
        int traceCount = block.nextInt();
        int spanCount = block.nextInt();
        links = block.nextInt();
        traces = new IdColumns(block.nextColumn(traceCount), block.nextColumn(traceCount), traceCount);
        spansOfTrace = block.nextColumn(traceCount);
        span = block.nextColumn(spanCount);
        linksOfSpan = block.nextColumn(spanCount);
    }

    /** Returns the place of the linked span in the block, or {@link #ABSENT}. */
    int find(SpanKey linked) {
        int trace = findTrace(linked.traceId());
        if (trace == ABSENT) {
            return ABSENT;
        }
        int first = firstSpan(trace);
        int end = first + spansOfTrace(trace);
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
        int place = traces.find(linked.high(), linked.low());
        return place == IdColumns.ABSENT ? ABSENT : place;
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

    /** Returns the single links; may be called once. */
    LinkRows rows(Decompressor decompressor) {
        return new LinkRows(block, links, decompressor);
    }
}
