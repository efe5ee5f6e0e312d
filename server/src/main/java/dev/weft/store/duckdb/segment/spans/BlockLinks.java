package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.format.GrowingBytes;

/** The counts of a block's events and links, and the ids of the linked spans. */
final class BlockLinks {

    private static final GrowingBytes NONE = new GrowingBytes();

    private final GrowingBytes eventCounts = new GrowingBytes();
    private final GrowingBytes linkCounts = new GrowingBytes();
    private final GrowingBytes traceIds = new GrowingBytes();
    private final GrowingBytes spanIds = new GrowingBytes();
    private boolean events;

    void clear() {
        eventCounts.clear();
        linkCounts.clear();
        traceIds.clear();
        spanIds.clear();
        events = false;
    }

    void add(SpanBatch batch, int index) {
        int eventCount = batch.eventCount(index);
        eventCounts.addVarint(eventCount);
        events |= eventCount > 0;
        int links = batch.linkCount(index);
        linkCounts.addVarint(links);
        int first = batch.firstLink(index);
        for (int link = first; link < first + links; link++) {
            traceIds.addLong(batch.linkedTraceIdHigh(link));
            traceIds.addLong(batch.linkedTraceIdLow(link));
            spanIds.addLong(batch.linkedSpanId(link));
        }
    }

    void write(StreamPacker packer) {
        packer.add(events ? eventCounts : NONE);
        packer.add(spanIds.length() > 0 ? linkCounts : NONE);
        packer.add(traceIds);
        packer.add(spanIds);
    }
}
