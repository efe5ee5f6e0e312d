package dev.weft.store.duckdb.head;

import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.filter.FailedServices;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.part.Chunk;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** Rows [first, end) of a generation: no more than one chunk of {@link HeadRows}. */
final class HeadChunk implements Chunk, Chunk.Rows {

    private final HeadRows rows;
    private final int first;
    private final int end;

    HeadChunk(HeadRows rows, int first, int end) {
        this.rows = rows;
        this.first = first;
        this.end = end;
    }

    boolean mayStartIn(TimeRange range) {
        return range.meets(minStartTimeUnixNano(), maxStartTimeUnixNano());
    }

    boolean mayMatch(List<SpanFilter> anyOf) {
        long failed = rows.failedServices(first / HeadRows.CHUNK_ROWS);
        return anyOf.stream().anyMatch(filter -> FailedServices.mayMatch(failed, filter));
    }

    @Override
    public long minStartTimeUnixNano() {
        return rows.minStart(first / HeadRows.CHUNK_ROWS);
    }

    @Override
    public long maxStartTimeUnixNano() {
        return rows.maxStart(first / HeadRows.CHUNK_ROWS);
    }

    @Override
    public int spanCount() {
        return end - first;
    }

    @Override
    public Rows read() {
        return this;
    }

    @Override
    public BitSet matches(List<SpanFilter> anyOf, TimeRange range) {
        BitSet matching = new BitSet(end - first);
        for (SpanFilter filter : anyOf) {
            HeadFilter headFilter = new HeadFilter(filter, range);
            for (int row = first; row < end; ) {
                SpanBatch batch = rows.batch(row);
                int endOfBatch = rows.endOfBatch(row, end);
                if (headFilter.mayMatch(batch, rows.index(row), rows.index(endOfBatch - 1))) {
                    match(headFilter, batch, row, endOfBatch, matching);
                }
                row = endOfBatch;
            }
        }
        return matching;
    }

    private void match(HeadFilter filter, SpanBatch batch, int firstOfBatch, int endOfBatch, BitSet matching) {
        for (int row = firstOfBatch; row < endOfBatch; row++) {
            if (rows.state(row) == HeadRows.SPAN && filter.matches(batch, rows.index(row))) {
                matching.set(row - first);
            }
        }
    }

    @Override
    public SpanFacts facts(int row) {
        return HeadFacts.of(rows.batch(first + row), rows.index(first + row));
    }

    @Override
    public SpanKey key(int row) {
        return rows.batch(first + row).key(rows.index(first + row));
    }

    @Override
    public long startTimeUnixNano(int row) {
        return rows.batch(first + row).startTimeUnixNano(rows.index(first + row));
    }

    @Override
    public IntFunction<SpanValue> values(Field field) {
        HeadValues.Reader reader = HeadValues.of(field);
        return row -> reader.read(rows.batch(first + row), rows.index(first + row));
    }

    @Override
    public IntFunction<List<Attributes>> attributes(AttributeKey.Scope scope) {
        return row -> {
            SpanBatch batch = rows.batch(first + row);
            int index = rows.index(first + row);
            return switch (scope) {
                case RESOURCE -> List.of(batch.resource(index).attributes());
                case INSTRUMENTATION -> List.of(batch.scope(index).attributes());
                case SPAN -> scope.of(batch.span(index));
                case EVENT -> batch.eventCount(index) == 0 ? List.of() : scope.of(batch.span(index));
                case LINK -> batch.linkCount(index) == 0 ? List.of() : scope.of(batch.span(index));
            };
        };
    }

    @Override
    public Span span(int row) {
        return rows.batch(first + row).span(rows.index(first + row));
    }
}
