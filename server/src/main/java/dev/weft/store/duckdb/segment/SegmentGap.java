package dev.weft.store.duckdb.segment;

import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanFacts;
import dev.weft.store.ValueTally;
import dev.weft.store.duckdb.part.Chunk;
import dev.weft.store.duckdb.part.IncomingCounts;
import dev.weft.store.duckdb.part.IncomingLink;
import dev.weft.store.duckdb.part.KeyCounts;
import dev.weft.store.duckdb.part.Part;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.part.SpanCounter;
import dev.weft.store.duckdb.part.TraceCursor;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Stands in one view for a segment that cannot be read: holds nothing, and remembers whether it was asked for something that
 * the segment may hold.
 */
public final class SegmentGap implements Part, SpanCounter {

    private final SegmentFacts facts;
    private volatile boolean needed;

    public SegmentGap(SegmentFacts facts) {
        this.facts = facts;
    }

    /** Returns whether an answer may lack something. */
    public boolean wasNeeded() {
        return needed;
    }

    /** Says that an answer lacks something. */
    public void need() {
        needed = true;
    }

    @Override
    public @Nullable PartTrace findTrace(TraceId traceId) {
        needWhen(facts.mayHold(traceId));
        return null;
    }

    @Override
    public void forEachIncoming(SpanKey linked, Consumer<IncomingLink> action) {
        needWhen(facts.mayLinkTo(linked.traceId()));
    }

    @Override
    public boolean liesIn(TimeRange range) {
        return false;
    }

    @Override
    public TraceCursor traceTimes() {
        return traceIds();
    }

    /** What it holds of any trace may make that longer. */
    @Override
    public TraceCursor traceIds() {
        need();
        return new NoTraces();
    }

    @Override
    public int countIncoming(SpanKey linked) {
        needWhen(facts.mayLinkTo(linked.traceId()));
        return 0;
    }

    @Override
    public void countIncoming(TraceId linked, IncomingCounts counts) {
        needWhen(facts.mayLinkTo(linked));
    }

    @Override
    public long minStartTimeUnixNano() {
        return facts.minStartTimeUnixNano();
    }

    @Override
    public long maxStartTimeUnixNano() {
        return facts.maxStartTimeUnixNano();
    }

    @Override
    public List<Chunk> chunks(List<SpanFilter> anyOf, TimeRange range) {
        return facts.mayStartIn(range) ? List.of(new GapChunk(this)) : List.of();
    }

    @Override
    public void countServices(TimeRange range, Services counts, Cancellation cancellation) {
        needWhen(facts.mayStartIn(range));
    }

    @Override
    public void countOperations(String service, TimeRange range, Operations counts, Cancellation cancellation) {
        needWhen(facts.mayStartIn(range));
    }

    @Override
    public void countKeys(KeyCounts counts) {
        needWhen(facts.mayStartIn(counts.range()));
    }

    @Override
    public void countValues(AttributeKey key, TimeRange range, ValueTally counts, Cancellation cancellation) {
        needWhen(facts.mayStartIn(range));
    }

    @Override
    public long spanCount() {
        need();
        return 0;
    }

    @Override
    public long linkCount() {
        need();
        return 0;
    }

    @Override
    public long conflictingSpanCount() {
        need();
        return 0;
    }

    @Override
    public boolean isSegment() {
        return false;
    }

    private void needWhen(boolean mayHoldSomething) {
        if (mayHoldSomething) {
            need();
        }
    }

    private static final class NoTraces implements TraceCursor {

        @Override
        public boolean next() {
            return false;
        }

        @Override
        public long traceIdHigh() {
            return 0;
        }

        @Override
        public long traceIdLow() {
            return 0;
        }

        @Override
        public long startTimeUnixNano() {
            return 0;
        }

        @Override
        public long endTimeUnixNano() {
            return 0;
        }
    }

    /** What would be read of the segment, when a search gets there. */
    private record GapChunk(SegmentGap gap) implements Chunk, Chunk.Rows {

        @Override
        public long minStartTimeUnixNano() {
            return gap.facts.minStartTimeUnixNano();
        }

        @Override
        public long maxStartTimeUnixNano() {
            return gap.facts.maxStartTimeUnixNano();
        }

        @Override
        public int spanCount() {
            return 0;
        }

        @Override
        public Rows read() {
            gap.need();
            return this;
        }

        @Override
        public BitSet matches(List<SpanFilter> anyOf, TimeRange range) {
            return new BitSet();
        }

        @Override
        public SpanFacts facts(int row) {
            throw noRow(row);
        }

        @Override
        public SpanKey key(int row) {
            throw noRow(row);
        }

        @Override
        public long startTimeUnixNano(int row) {
            throw noRow(row);
        }

        @Override
        public IntFunction<SpanValue> values(Field field) {
            return row -> {
                throw noRow(row);
            };
        }

        @Override
        public IntFunction<List<Attributes>> attributes(AttributeKey.Scope scope) {
            return row -> {
                throw noRow(row);
            };
        }

        @Override
        public Span span(int row) {
            throw noRow(row);
        }

        private static IndexOutOfBoundsException noRow(int row) {
            return new IndexOutOfBoundsException("row: " + row + " (expected: none)");
        }
    }
}
