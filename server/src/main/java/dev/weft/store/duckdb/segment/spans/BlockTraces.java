package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.format.GrowingBytes;

/** The traces of a block's rows, with their ids, starts and durations. */
final class BlockTraces {

    private final GrowingBytes rowCounts = new GrowingBytes();
    private final GrowingBytes ids = new GrowingBytes();
    private final GrowingBytes starts = new GrowingBytes();
    private final GrowingBytes steps = new GrowingBytes();
    private final GrowingBytes durations = new GrowingBytes();
    private long idHigh;
    private long idLow;
    private long traceStart;
    private long lastStart;
    private long minStart;
    private long maxStart;
    private int traces;
    private int rowsOfTrace;

    void clear() {
        rowCounts.clear();
        ids.clear();
        starts.clear();
        steps.clear();
        durations.clear();
        traceStart = 0;
        traces = 0;
        rowsOfTrace = 0;
        minStart = -1;
        maxStart = 0;
    }

    /** Adds a row and returns which trace of the block it belongs to: the one before, or the next. */
    int add(SpanBatch batch, int index) {
        long start = batch.startTimeUnixNano(index);
        long high = batch.traceIdHigh(index);
        long low = batch.traceIdLow(index);
        if (traces == 0 || high != idHigh || low != idLow) {
            endTrace();
            idHigh = high;
            idLow = low;
            ids.addLong(high);
            ids.addLong(low);
            starts.addZigZag(start - traceStart);
            traceStart = start;
            traces++;
        } else {
            steps.addZigZag(start - lastStart);
        }
        rowsOfTrace++;
        lastStart = start;
        durations.addZigZag(batch.endTimeUnixNano(index) - start);
        minStart = Long.compareUnsigned(start, minStart) < 0 ? start : minStart;
        maxStart = Long.compareUnsigned(start, maxStart) > 0 ? start : maxStart;
        return traces - 1;
    }

    int traces() {
        return traces;
    }

    long minStart() {
        return minStart;
    }

    long maxStart() {
        return maxStart;
    }

    void writeIds(StreamPacker packer) {
        endTrace();
        packer.add(rowCounts);
        packer.add(ids);
    }

    void writeTimes(StreamPacker packer) {
        packer.add(starts);
        packer.add(steps);
        packer.add(durations);
    }

    private void endTrace() {
        if (rowsOfTrace > 0) {
            rowCounts.addVarint(rowsOfTrace);
        }
        rowsOfTrace = 0;
    }
}
