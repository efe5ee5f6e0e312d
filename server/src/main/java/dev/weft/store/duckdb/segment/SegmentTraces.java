package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.part.TraceCursor;
import dev.weft.store.duckdb.segment.traces.TraceWalk;

/** Walks the traces of a segment. */
record SegmentTraces(SegmentReading reading, TraceWalk walk) implements TraceCursor {

    @Override
    public boolean next() {
        return reading.reading(walk::next);
    }

    @Override
    public long traceIdHigh() {
        return walk.traceIdHigh();
    }

    @Override
    public long traceIdLow() {
        return walk.traceIdLow();
    }

    @Override
    public long startTimeUnixNano() {
        return reading.reading(walk::startTimeUnixNano);
    }

    @Override
    public long endTimeUnixNano() {
        return reading.reading(walk::endTimeUnixNano);
    }
}
