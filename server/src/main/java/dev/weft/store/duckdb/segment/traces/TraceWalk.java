package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.segment.format.DamagedFileException;
import dev.weft.store.duckdb.segment.sections.RowBlocks;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks the traces of a file that have spans, in the unsigned order of their ids, until the file is closed. For one thread.
 * Whatever reads throws {@link DamagedFileException} when a block that it needs is damaged.
 */
public final class TraceWalk {

    private final SortedIds ids;
    private final RowBlocks summaries;

    /** Starts and ends by ordinal, null when they are read one by one. */
    private final long @Nullable [] starts;

    private final long @Nullable [] ends;

    private int nextBlock;
    private SortedIds.@Nullable Block block;
    private int nextPlace;
    private long traceIdHigh;
    private long traceIdLow;
    private int ordinal;

    private TraceWalk(SortedIds ids, RowBlocks summaries, long @Nullable [] starts, long @Nullable [] ends) {
        this.ids = ids;
        this.summaries = summaries;
        this.starts = starts;
        this.ends = ends;
    }

    /** Returns a walk on which the times of few traces are asked for: each is read by itself. */
    static TraceWalk overIds(SortedIds ids, RowBlocks summaries) {
        return new TraceWalk(ids, summaries, null, null);
    }

    /** Returns a walk that has read the times of all traces, 16 bytes a trace. */
    static TraceWalk overTimes(SortedIds ids, RowBlocks summaries) throws IOException {
        long[] starts = new long[summaries.rows()];
        long[] ends = new long[summaries.rows()];
        for (int number = 0; number < summaries.count(); number++) {
            new TraceSummaryBlock(summaries.block(number), summaries.rowsOf(number))
                    .copyTimes(summaries.rowsOf(number), starts, ends, summaries.firstRow(number));
        }
        return new TraceWalk(ids, summaries, starts, ends);
    }

    /** Goes to the first or next trace; returns false when there is none. */
    public boolean next() throws IOException {
        do {
            SortedIds.Block current = block;
            while (current == null || nextPlace == current.ids().count()) {
                if (nextBlock == ids.blockCount()) {
                    return false;
                }
                current = ids.block(nextBlock++);
                block = current;
                nextPlace = 0;
            }
            traceIdHigh = current.ids().high().get(nextPlace);
            traceIdLow = current.ids().low().get(nextPlace);
            ordinal = current.ordinals().getInt(nextPlace);
            nextPlace++;
        } while (ordinal >= summaries.rows());
        return true;
    }

    public long traceIdHigh() {
        return traceIdHigh;
    }

    public long traceIdLow() {
        return traceIdLow;
    }

    /** Returns the earliest start of the trace's spans. */
    public long startTimeUnixNano() throws IOException {
        return starts != null ? starts[ordinal] : summary().start(summaries.placeOf(ordinal));
    }

    /** Returns the latest end of the trace's spans. */
    public long endTimeUnixNano() throws IOException {
        return ends != null ? ends[ordinal] : summary().end(summaries.placeOf(ordinal));
    }

    private TraceSummaryBlock summary() throws IOException {
        int number = summaries.numberOf(ordinal);
        return new TraceSummaryBlock(summaries.block(number), summaries.rowsOf(number));
    }
}
