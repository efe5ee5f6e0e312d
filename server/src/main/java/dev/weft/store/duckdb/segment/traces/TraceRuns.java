package dev.weft.store.duckdb.segment.traces;

import dev.weft.model.Status;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.sections.RowServices;
import java.util.Arrays;

/** The traces of a segment's spans, in the order of their rows: each is one run of rows. Columns, by trace. */
final class TraceRuns {

    static final int NO_ROOT = -1;

    private static final int FIRST_TRACES = 1024;

    long[] high = new long[FIRST_TRACES];
    long[] low = new long[FIRST_TRACES];
    int[] spans = new int[FIRST_TRACES];
    int[] errors = new int[FIRST_TRACES];
    long[] start = new long[FIRST_TRACES];
    long[] end = new long[FIRST_TRACES];
    long[] linksOut = new long[FIRST_TRACES];
    int[] serviceSet = new int[FIRST_TRACES];

    /** Row of the trace's root, or {@link #NO_ROOT}. */
    int[] root = new int[FIRST_TRACES];

    int count;

    static TraceRuns of(SegmentRows rows, RowServices services, ServiceSets sets) {
        TraceRuns runs = new TraceRuns();
        for (int row = 0; row < rows.spanCount(); row++) {
            SpanBatch batch = rows.batch(row);
            int index = rows.index(row);
            if (runs.count == 0 || !runs.isLast(batch, index)) {
                runs.endTrace(rows, services, sets);
                runs.begin(batch, index);
            }
            runs.add(rows, row, batch, index);
            sets.add(services.service(batch, index));
        }
        runs.endTrace(rows, services, sets);
        return runs;
    }

    private boolean isLast(SpanBatch batch, int index) {
        return batch.traceIdLow(index) == low[count - 1] && batch.traceIdHigh(index) == high[count - 1];
    }

    private void begin(SpanBatch batch, int index) {
        if (count == high.length) {
            grow(count * 2);
        }
        high[count] = batch.traceIdHigh(index);
        low[count] = batch.traceIdLow(index);
        start[count] = batch.startTimeUnixNano(index);
        end[count] = batch.endTimeUnixNano(index);
        root[count] = NO_ROOT;
        count++;
    }

    private void add(SegmentRows rows, int row, SpanBatch batch, int index) {
        int trace = count - 1;
        long spanStart = batch.startTimeUnixNano(index);
        long spanEnd = batch.endTimeUnixNano(index);
        spans[trace]++;
        errors[trace] += batch.statusCode(index) == Status.CODE_ERROR ? 1 : 0;
        start[trace] = Long.compareUnsigned(spanStart, start[trace]) < 0 ? spanStart : start[trace];
        end[trace] = Long.compareUnsigned(spanEnd, end[trace]) > 0 ? spanEnd : end[trace];
        linksOut[trace] += batch.linkCount(index);
        if (batch.parentSpanId(index) == 0 && (root[trace] == NO_ROOT || isLater(rows, row, root[trace]))) {
            root[trace] = row;
        }
    }

    private static boolean isLater(SegmentRows rows, int row, int than) {
        SpanBatch batch = rows.batch(row);
        SpanBatch other = rows.batch(than);
        int byStart = Long.compareUnsigned(
                batch.startTimeUnixNano(rows.index(row)), other.startTimeUnixNano(rows.index(than)));
        return byStart != 0
                ? byStart > 0
                : Long.compareUnsigned(batch.spanId(rows.index(row)), other.spanId(rows.index(than))) > 0;
    }

    private void endTrace(SegmentRows rows, RowServices services, ServiceSets sets) {
        if (count > 0) {
            int row = root[count - 1];
            serviceSet[count - 1] = sets.number(
                    row == NO_ROOT ? ServiceSets.NO_ROOT : services.service(rows.batch(row), rows.index(row)));
        }
    }

    private void grow(int length) {
        high = Arrays.copyOf(high, length);
        low = Arrays.copyOf(low, length);
        spans = Arrays.copyOf(spans, length);
        errors = Arrays.copyOf(errors, length);
        start = Arrays.copyOf(start, length);
        end = Arrays.copyOf(end, length);
        linksOut = Arrays.copyOf(linksOut, length);
        serviceSet = Arrays.copyOf(serviceSet, length);
        root = Arrays.copyOf(root, length);
    }
}
