package dev.weft.store.duckdb.segment.traces;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import dev.weft.store.duckdb.segment.sections.TextNumbers;

/** Lays out the blocks of trace summaries; {@link TraceSummaryBlock} reads them. */
final class TraceSummaryBlockWriter {

    private final SegmentRows rows;
    private final TraceRuns runs;
    private final TextNumbers rootNames;
    private final GrowingBytes block = new GrowingBytes();
    private final long[][] columns = new long[TraceSummaryBlock.COLUMNS][TracesFormat.SUMMARIES_IN_BLOCK];
    private int firstRow;

    TraceSummaryBlockWriter(SegmentRows rows, TraceRuns runs, TextNumbers rootNames) {
        this.rows = rows;
        this.runs = runs;
        this.rootNames = rootNames;
    }

    /** Returns the block that begins with this trace, valid until the next call; blocks are asked for in order. */
    GrowingBytes block(int first) {
        int count = Math.min(TracesFormat.SUMMARIES_IN_BLOCK, runs.count - first);
        int spans = 0;
        long previousStart = runs.start[first];
        for (int i = 0; i < count; i++) {
            int trace = first + i;
            columns[TraceSummaryBlock.SPANS][i] = runs.spans[trace];
            columns[TraceSummaryBlock.START_AFTER_PREVIOUS][i] = runs.start[trace] - previousStart;
            columns[TraceSummaryBlock.END_AFTER_START][i] = runs.end[trace] - runs.start[trace];
            columns[TraceSummaryBlock.ERRORS][i] = runs.errors[trace];
            columns[TraceSummaryBlock.LINKS_OUT][i] = runs.linksOut[trace];
            columns[TraceSummaryBlock.SERVICE_SET][i] = runs.serviceSet[trace];
            if (runs.root[trace] == TraceRuns.NO_ROOT) {
                noRoot(i);
            } else {
                root(i, trace);
            }
            previousStart = runs.start[trace];
            spans += runs.spans[trace];
        }
        block.clear();
        block.addVarint(firstRow);
        block.addVarint(runs.start[first]);
        for (long[] column : columns) {
            PackedColumn.write(column, count, block);
        }
        firstRow += spans;
        return block;
    }

    private void root(int i, int trace) {
        SpanBatch batch = rows.batch(runs.root[trace]);
        int index = rows.index(runs.root[trace]);
        columns[TraceSummaryBlock.ROOT_NAME][i] = rootNames.number(batch.name(index));
        columns[TraceSummaryBlock.ROOT_KIND][i] = Integer.toUnsignedLong(batch.kind(index));
        columns[TraceSummaryBlock.ROOT_STATUS][i] = Integer.toUnsignedLong(batch.statusCode(index));
        columns[TraceSummaryBlock.ROOT_START_AFTER_START][i] = batch.startTimeUnixNano(index) - runs.start[trace];
        columns[TraceSummaryBlock.ROOT_END_BEFORE_END][i] = runs.end[trace] - batch.endTimeUnixNano(index);
        columns[TraceSummaryBlock.ROOT_SPAN_ID][i] = batch.spanId(index);
    }

    private void noRoot(int i) {
        for (int column = TraceSummaryBlock.ROOT_NAME; column <= TraceSummaryBlock.ROOT_SPAN_ID; column++) {
            columns[column][i] = 0;
        }
    }
}
