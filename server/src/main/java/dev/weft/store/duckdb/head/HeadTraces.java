package dev.weft.store.duckdb.head;

import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.part.TraceCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks the traces of a generation. */
final class HeadTraces implements TraceCursor {

    private final List<Times> traces;
    private int next;
    private Times current = new Times(new TraceId(0, 0));

    /** When the spans of a trace begin and end. */
    static final class Times {

        private final TraceId traceId;
        private long start = -1;
        private long end;

        private Times(TraceId traceId) {
            this.traceId = traceId;
        }

        private void add(long spanStart, long spanEnd) {
            start = Long.compareUnsigned(spanStart, start) < 0 ? spanStart : start;
            end = Long.compareUnsigned(spanEnd, end) > 0 ? spanEnd : end;
        }
    }

    HeadTraces(List<Times> traces) {
        this.traces = traces;
    }

    /** Returns the traces of the first rows, in the order of their ids. */
    static List<Times> of(HeadRows rows, int count) {
        Map<TraceId, Times> byId = new HashMap<>();
        for (int row = 0; row < count; row++) {
            if (rows.state(row) == HeadRows.SPAN) {
                SpanBatch batch = rows.batch(row);
                int span = rows.index(row);
                byId.computeIfAbsent(new TraceId(batch.traceIdHigh(span), batch.traceIdLow(span)), Times::new)
                        .add(batch.startTimeUnixNano(span), batch.endTimeUnixNano(span));
            }
        }
        List<Times> traces = new ArrayList<>(byId.values());
        traces.sort(Comparator.comparing(trace -> trace.traceId));
        return traces;
    }

    @Override
    public boolean next() {
        if (next == traces.size()) {
            return false;
        }
        current = traces.get(next++);
        return true;
    }

    @Override
    public long traceIdHigh() {
        return current.traceId.high();
    }

    @Override
    public long traceIdLow() {
        return current.traceId.low();
    }

    @Override
    public long startTimeUnixNano() {
        return current.start;
    }

    @Override
    public long endTimeUnixNano() {
        return current.end;
    }
}
