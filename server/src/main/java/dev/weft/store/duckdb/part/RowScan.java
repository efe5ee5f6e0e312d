package dev.weft.store.duckdb.part;

import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.SearchStats;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads all rows that match, in no order, several chunks at the same time; and counts what it looked at. */
final class RowScan {

    /** What one thread does with the chunks that it reads. */
    @FunctionalInterface
    interface Reading {
        void read(Chunk.Rows rows, BitSet matching);
    }

    private final Cancellation cancellation;
    private final ReadingTurns.Asker asker;
    private final Set<Part> segments = new HashSet<>();
    private long spansInspected;

    RowScan(Cancellation cancellation, ReadingTurns.Asker asker) {
        this.cancellation = cancellation;
        this.asker = asker;
    }

    /** Called again and again by whoever evaluates whole traces beside the rows: takes turns with other questions, or throws. */
    void check() {
        cancellation.check();
        asker.evaluate(cancellation::check);
    }

    /** Says that the parts will have to be looked at, by reading rows of them or otherwise. */
    void begin(List<Part> parts) {
        parts.stream().filter(Part::isSegment).forEach(cancellation.progress()::expect);
    }

    /** Says that a part which was begun needs no more but what {@link #plan planned} chunks there are of it. */
    void end(Part part) {
        if (part.isSegment()) {
            cancellation.progress().did(part);
        }
    }

    /** Returns traces that are known, to be looked at instead of rows. */
    Iterable<TraceId> inTurn(Set<TraceId> traces, List<Part> parts) {
        return new TracesInTurn(traces, parts, cancellation);
    }

    /** Returns the chunks that may have rows of spans which start in the range and match one of the filters. */
    List<PartChunk> plan(List<Part> parts, List<SpanFilter> anyOf, TimeRange range) {
        List<PartChunk> chunks = new ArrayList<>();
        for (Part part : parts) {
            cancellation.check();
            for (Chunk chunk : part.chunks(anyOf, range)) {
                chunks.add(new PartChunk(part, chunk));
                begin(List.of(part));
            }
        }
        return chunks;
    }

    /**
     * Reads the rows of spans that start in the range and match one of the filters. A chunk that the deadline leaves out is
     * left out whole.
     *
     * @param readings gives each that reads at the same time its own, asked by one of them after the other
     */
    void read(List<PartChunk> chunks, List<SpanFilter> anyOf, TimeRange range, Supplier<Reading> readings) {
        Deque<Reading> idle = new ArrayDeque<>();
        asker.read(chunks, PartChunk::spanCount, chunk -> {
            Reading ofThread;
            synchronized (idle) {
                ofThread = idle.isEmpty() ? readings.get() : idle.pop();
            }
            read(chunk, anyOf, range, ofThread);
            synchronized (idle) {
                idle.push(ofThread);
            }
        });
    }

    private void read(PartChunk chunk, List<SpanFilter> anyOf, TimeRange range, Reading reading) {
        cancellation.check();
        Chunk.Rows rows = chunk.chunk().read();
        reading.read(rows, rows.matches(anyOf, range));
        did(chunk);
    }

    /** Returns the parts that columns did not add up, and takes note of the others. */
    List<Part> uncounted(PartsView view) {
        List<Part> left = new ArrayList<>();
        for (Part part : view.parts()) {
            if (!view.sums().cover(part)) {
                left.add(part);
            } else if (part.isSegment()) {
                segments.add(part);
            }
        }
        return left;
    }

    private synchronized void did(PartChunk read) {
        spansInspected += read.chunk().spanCount();
        if (read.part().isSegment()) {
            segments.add(read.part());
        }
        end(read.part());
    }

    /** Takes note of traces that were read whole. */
    void evaluated(PartsTraces traces) {
        spansInspected += traces.spansRead();
        segments.addAll(traces.segments());
    }

    SearchStats stats() {
        return new SearchStats(spansInspected, segments.size());
    }
}
