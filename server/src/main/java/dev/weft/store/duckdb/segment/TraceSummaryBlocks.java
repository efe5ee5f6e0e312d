package dev.weft.store.duckdb.segment;

import dev.weft.model.batch.SpanBatch;

/** Lays out the blocks of trace summaries; {@link TraceSummaryBlock} reads them. */
final class TraceSummaryBlocks {

    private final SegmentRows rows;
    private final TraceRuns runs;
    private final RowServices services;
    private final ServiceSets sets;
    private final TextNumbers rootNames;
    private final BlockBytes block = new BlockBytes();
    private int firstRow;

    TraceSummaryBlocks(
            SegmentRows rows, TraceRuns runs, RowServices services, ServiceSets sets, TextNumbers rootNames) {
        this.rows = rows;
        this.runs = runs;
        this.services = services;
        this.sets = sets;
        this.rootNames = rootNames;
    }

    /** Returns the block that begins with this trace, valid until the next call; blocks are asked for in order. */
    BlockBytes block(int first) {
        int count = Math.min(TracesFormat.SUMMARIES_IN_BLOCK, runs.count - first);
        long[][] columns = new long[TraceSummaryBlock.COLUMNS][count];
        long spans = 0;
        long previousStart = runs.start[first];
        for (int i = 0; i < count; i++) {
            int trace = first + i;
            columns[TraceSummaryBlock.SPANS][i] = runs.spans[trace];
            columns[TraceSummaryBlock.START_AFTER_PREVIOUS][i] = runs.start[trace] - previousStart;
            columns[TraceSummaryBlock.END_AFTER_START][i] = runs.end[trace] - runs.start[trace];
            columns[TraceSummaryBlock.ERRORS][i] = runs.errors[trace];
            columns[TraceSummaryBlock.LINKS_OUT][i] = runs.linksOut[trace];
            columns[TraceSummaryBlock.SERVICE_SET][i] = runs.serviceSet[trace];
            if (runs.root[trace] != TraceRuns.NO_ROOT) {
                root(columns, i, trace);
            }
            previousStart = runs.start[trace];
            spans += runs.spans[trace];
        }
        block.clear();
        block.putVarint(firstRow);
        block.putVarint(runs.start[first]);
        for (long[] column : columns) {
            block.putColumn(column, count);
        }
        firstRow += Math.toIntExact(spans);
        return block;
    }

    private void root(long[][] columns, int i, int trace) {
        SpanBatch batch = rows.batch(runs.root[trace]);
        int index = rows.index(runs.root[trace]);
        int service = services.service(batch, index);
        columns[TraceSummaryBlock.HAS_ROOT][i] = 1;
        columns[TraceSummaryBlock.ROOT_SERVICE][i] = sets.place(runs.serviceSet[trace], service);
        columns[TraceSummaryBlock.ROOT_NAME][i] = rootNames.number(batch.name(index));
        columns[TraceSummaryBlock.ROOT_KIND][i] = Integer.toUnsignedLong(batch.kind(index));
        columns[TraceSummaryBlock.ROOT_STATUS][i] = Integer.toUnsignedLong(batch.statusCode(index));
        columns[TraceSummaryBlock.ROOT_START_AFTER_START][i] = batch.startTimeUnixNano(index) - runs.start[trace];
        columns[TraceSummaryBlock.ROOT_END_BEFORE_END][i] = runs.end[trace] - batch.endTimeUnixNano(index);
        columns[TraceSummaryBlock.ROOT_SPAN_ID][i] = batch.spanId(index);
    }
}
