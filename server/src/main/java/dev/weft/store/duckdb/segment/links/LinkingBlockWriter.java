package dev.weft.store.duckdb.segment.links;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import dev.weft.store.duckdb.segment.sections.RowServices;
import dev.weft.store.duckdb.segment.sections.TextNumbers;

/** Lays out the blocks of linking spans; {@link LinkingBlock} reads them. */
final class LinkingBlockWriter {

    private final SegmentRows rows;
    private final LinkColumns links;
    private final RowServices services;
    private final TextNumbers names;
    private final GrowingBytes block = new GrowingBytes();
    private final long[][] columns = new long[LinkingBlock.COLUMNS][LinksFormat.LINKING_IN_BLOCK];
    private final long[] traceHigh = new long[LinksFormat.LINKING_IN_BLOCK];
    private final long[] traceLow = new long[LinksFormat.LINKING_IN_BLOCK];

    LinkingBlockWriter(SegmentRows rows, LinkColumns links, RowServices services, TextNumbers names) {
        this.rows = rows;
        this.links = links;
        this.services = services;
        this.names = names;
    }

    /** Returns the block that begins with this linking span, valid until the next call. */
    GrowingBytes block(int first) {
        int count = Math.min(LinksFormat.LINKING_IN_BLOCK, links.linkingCount - first);
        int traces = 0;
        for (int i = 0; i < count; i++) {
            int row = links.linkingRow[first + i];
            SpanBatch batch = rows.batch(row);
            int index = rows.index(row);
            long high = batch.traceIdHigh(index);
            long low = batch.traceIdLow(index);
            if (traces == 0 || traceHigh[traces - 1] != high || traceLow[traces - 1] != low) {
                traceHigh[traces] = high;
                traceLow[traces++] = low;
            }
            // Where every span has a trace of its own this is zero throughout and takes no room.
            int shared = i - (traces - 1);
            columns[LinkingBlock.TRACES_SHARED][i] = shared;
            columns[LinkingBlock.SPAN_ID][i] = batch.spanId(index);
            columns[LinkingBlock.START][i] = batch.startTimeUnixNano(index);
            columns[LinkingBlock.END_AFTER_START][i] = batch.endTimeUnixNano(index) - batch.startTimeUnixNano(index);
            columns[LinkingBlock.SERVICE][i] = services.service(batch, index);
            columns[LinkingBlock.NAME][i] = names.number(batch.name(index));
            columns[LinkingBlock.KIND][i] = Integer.toUnsignedLong(batch.kind(index));
            columns[LinkingBlock.STATUS][i] = Integer.toUnsignedLong(batch.statusCode(index));
        }
        block.clear();
        block.addVarint(traces);
        PackedColumn.write(traceHigh, traces, block);
        PackedColumn.write(traceLow, traces, block);
        for (long[] column : columns) {
            PackedColumn.write(column, count, block);
        }
        return block;
    }
}
