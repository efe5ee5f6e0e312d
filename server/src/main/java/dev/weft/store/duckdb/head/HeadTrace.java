package dev.weft.store.duckdb.head;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.Status;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.part.TraceSummary;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of one trace in a generation. */
@SuppressWarnings("ArrayRecordComponent")
record HeadTrace(HeadRows rows, int[] spanRows, int[] conflictingRows) implements PartTrace {

    private static final int PIECE = 1 << 10;

    /** @param newestFirst rows of spans and conflicting versions, the latest arrival first */
    static HeadTrace of(HeadRows rows, int[] newestFirst) {
        int[] spanRows = new int[newestFirst.length];
        int[] conflictingRows = new int[newestFirst.length];
        int spans = 0;
        int conflicting = 0;
        for (int i = newestFirst.length - 1; i >= 0; i--) {
            int row = newestFirst[i];
            if (rows.state(row) == HeadRows.SPAN) {
                spanRows[spans++] = row;
            } else {
                conflictingRows[conflicting++] = row;
            }
        }
        return new HeadTrace(rows, Arrays.copyOf(spanRows, spans), Arrays.copyOf(conflictingRows, conflicting));
    }

    @Override
    public int spanCount() {
        return spanRows.length;
    }

    @Override
    public SpanId spanId(int index) {
        return new SpanId(batch(index).spanId(inBatch(index)));
    }

    @Override
    public int pieceEnd(int index) {
        return Math.min(spanRows.length, index + PIECE);
    }

    @Override
    public int indexOf(SpanId spanId, int from, int end) {
        for (int i = from; i < end; i++) {
            if (batch(i).spanId(inBatch(i)) == spanId.value()) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Span span(int index) {
        return batch(index).span(inBatch(index));
    }

    @Override
    public List<Span> spans(int from, int end) {
        return IntStream.range(from, end).mapToObj(this::span).toList();
    }

    @Override
    public List<Span> spans(BitSet indexes) {
        return indexes.stream().mapToObj(this::span).toList();
    }

    @Override
    public SpanFacts facts(int index) {
        return HeadFacts.of(batch(index), inBatch(index));
    }

    @Override
    public SpanId parentSpanId(int index) {
        return new SpanId(batch(index).parentSpanId(inBatch(index)));
    }

    @Override
    public int eventCount(int index) {
        return batch(index).eventCount(inBatch(index));
    }

    @Override
    public int linkCount(int index) {
        return batch(index).linkCount(inBatch(index));
    }

    @Override
    public BitSet matches(List<SpanFilter> anyOf, TimeRange range) {
        BitSet matching = new BitSet(spanRows.length);
        for (SpanFilter filter : anyOf) {
            HeadFilter headFilter = new HeadFilter(filter, range);
            for (int i = 0; i < spanRows.length; i++) {
                if (headFilter.matches(batch(i), inBatch(i))) {
                    matching.set(i);
                }
            }
        }
        return matching;
    }

    @Override
    public @Nullable SpanFacts root() {
        return null;
    }

    @Override
    public @Nullable TraceSummary summary() {
        if (spanRows.length == 0) {
            return null;
        }
        SpanFacts root = null;
        long firstStart = batch(0).startTimeUnixNano(inBatch(0));
        long lastEnd = batch(0).endTimeUnixNano(inBatch(0));
        int errors = 0;
        long links = 0;
        TreeSet<String> services = new TreeSet<>();
        for (int i = 0; i < spanRows.length; i++) {
            SpanBatch batch = batch(i);
            int span = inBatch(i);
            if (batch.parentSpanId(span) == 0) {
                root = TraceSummary.later(root, HeadFacts.of(batch, span));
            }
            if (Long.compareUnsigned(batch.startTimeUnixNano(span), firstStart) < 0) {
                firstStart = batch.startTimeUnixNano(span);
            }
            if (Long.compareUnsigned(batch.endTimeUnixNano(span), lastEnd) > 0) {
                lastEnd = batch.endTimeUnixNano(span);
            }
            errors += batch.statusCode(span) == Status.CODE_ERROR ? 1 : 0;
            links += batch.linkCount(span);
            services.add(batch.resource(span).service());
        }
        return new TraceSummary(spanRows.length, errors, firstStart, lastEnd, links, services, root);
    }

    @Override
    public int conflictingCount() {
        return conflictingRows.length;
    }

    @Override
    public Span conflicting(int index) {
        int row = conflictingRows[index];
        return rows.batch(row).span(rows.index(row));
    }

    @Override
    public SpanId conflictingSpanId(int index) {
        int row = conflictingRows[index];
        return new SpanId(rows.batch(row).spanId(rows.index(row)));
    }

    private SpanBatch batch(int index) {
        return rows.batch(spanRows[index]);
    }

    private int inBatch(int index) {
        return rows.index(spanRows[index]);
    }
}
