package dev.weft.store.duckdb;

import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.filter.GrowingIdFilter;
import java.util.List;

/** Puts segments into groups with one filter over the traces of all, as many as fill a filter. For one thread. */
final class TraceGroups {

    private static final int TRACES_IN_GROUP = 1 << 19;

    /** Of segments at a time, so that whoever waits for the thread does not wait for long. */
    private static final int TOGETHER = 32;

    private final int traces;
    private GrowingIdFilter filling;

    TraceGroups() {
        this(TRACES_IN_GROUP);
    }

    /** @param traces as many fill a filter */
    TraceGroups(int traces) {
        this.traces = traces;
        this.filling = new GrowingIdFilter(traces);
    }

    /** Groups some of these that are in no group yet, in their order; returns whether there were any. */
    boolean add(List<Segment> segments) {
        List<Segment> ungrouped = segments.stream()
                .filter(segment -> segment.traceGroup() == null)
                .limit(TOGETHER)
                .toList();
        ungrouped.forEach(this::add);
        return !ungrouped.isEmpty();
    }

    private void add(Segment segment) {
        if (filling.isFull()) {
            filling = new GrowingIdFilter(traces);
        }
        for (long hash : segment.traceHashes()) {
            filling.add(hash);
        }
        segment.join(filling);
    }
}
