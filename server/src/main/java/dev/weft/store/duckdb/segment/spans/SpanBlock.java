package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.Attributes;
import dev.weft.model.Nanos;
import dev.weft.model.Span;
import dev.weft.model.SpanEvent;
import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanKind;
import dev.weft.model.SpanLink;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.model.batch.Origin;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.segment.format.ByteCursor;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a segment, by index from 0. Holds them compressed and opens what it is asked for, column by column, at first
 * use. Safe for use by many threads.
 */
public final class SpanBlock {

    private final SpansFooter footer;
    private final int number;
    private final BlockStreams streams;
    private volatile @Nullable BlockRows rows;
    private volatile @Nullable BlockShapes shapes;

    SpanBlock(SpansFooter footer, int number, BlockStreams streams) {
        this.footer = footer;
        this.number = number;
        this.streams = streams;
    }

    public int number() {
        return number;
    }

    public int size() {
        return streams.facts().rows;
    }

    /** Returns the segment's number of the block's first row. */
    public int firstRow() {
        return footer.blocks.firstRow(number);
    }

    /** Returns whether all rows start in the range. */
    public boolean liesIn(TimeRange range) {
        return footer.liesIn(range, number);
    }

    /** Returns whether the rows are conflicting versions. */
    public boolean isConflicting() {
        return firstRow() >= footer.spans;
    }

    /** Returns how many bytes of memory the block takes at most, once everything in it was asked for. */
    public int mostBytes() {
        return streams.mostBytes() + BlockRows.mostBytes(size());
    }

    public Span span(int index) {
        return spans(index, index + 1).getFirst();
    }

    /** Returns the spans from one index to before another; much cheaper than one after the other. */
    public List<Span> spans(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return new BlockSpans(this).read(from, to);
    }

    public SpanFacts facts(int index) {
        return new SpanFacts(
                key(index),
                origin(index).resource().service(),
                name(index),
                new SpanKind(kind(index)),
                statusCode(index),
                startTimeUnixNano(index),
                durationNanos(index));
    }

    public SpanKey key(int index) {
        return new SpanKey(traceId(index), new SpanId(spanId(index)));
    }

    public TraceId traceId(int index) {
        ByteCursor ids = streams.stream(BlockLayout.TRACE_IDS);
        ids.skip(rows().traces[index] * 2 * Long.BYTES);
        return new TraceId(ids.readLong(), ids.readLong());
    }

    /** Returns the number of the row's trace among those of the segment, in row order. */
    public int trace(int index) {
        return footer.blocks.firstTrace(number) + rows().traces[index];
    }

    public long spanId(int index) {
        return id(BlockLayout.SPAN_IDS, index);
    }

    /** Returns zero for a span without parent. */
    public long parentSpanId(int index) {
        int parent = rows().parents[index];
        if (parent >= 0) {
            return spanId(parent);
        }
        return parent == BlockRows.NO_PARENT ? 0 : id(BlockLayout.PARENT_IDS_ELSEWHERE, BlockRows.ELSEWHERE - parent);
    }

    public long startTimeUnixNano(int index) {
        return rows().starts[index];
    }

    public long endTimeUnixNano(int index) {
        return rows().starts[index] + rows().durations[index];
    }

    public OptionalLong durationNanos(int index) {
        return Nanos.between(startTimeUnixNano(index), endTimeUnixNano(index));
    }

    public String name(int index) {
        return rows().nameTexts.text(rows().names[index]);
    }

    /** Returns OTLP's number of the kind. */
    public int kind(int index) {
        return rows().kinds[index];
    }

    public int statusCode(int index) {
        return rows().statuses[index];
    }

    public Origin origin(int index) {
        return footer.origin(rows().origins[index]);
    }

    public int eventCount(int index) {
        return rows().eventCounts[index];
    }

    public int linkCount(int index) {
        return rows().firstLinks[index + 1] - rows().firstLinks[index];
    }

    /**
     * Returns what tells the field's value by row, as the evaluator of queries reads it of the span.
     *
     * @throws IllegalArgumentException for a field that is not held in columns
     */
    public IntFunction<SpanValue> values(Field field) {
        return new BlockValues(this).of(field);
    }

    /** Returns what tells, by row, the attributes that {@link AttributeKey.Scope#of} tells of the span. For one thread. */
    public IntFunction<List<Attributes>> attributes(AttributeKey.Scope scope) {
        BlockSpans spans = new BlockSpans(this);
        return switch (scope) {
            case RESOURCE -> row -> List.of(origin(row).resource().attributes());
            case INSTRUMENTATION -> row -> List.of(origin(row).scope().attributes());
            case SPAN -> row -> List.of(span(row).attributes());
            case EVENT ->
                row -> spans.events(row).stream().map(SpanEvent::attributes).toList();
            case LINK ->
                row -> spans.links(row).stream().map(SpanLink::attributes).toList();
        };
    }

    /** Returns which rows match; none of a block of conflicting versions do. */
    public BitSet match(SpanFilter filter) {
        if (isConflicting()) {
            return new BitSet();
        }
        if (filter.asksForErrors()) {
            footer.failures.learn(this);
        }
        return new BlockMatcher(this).match(filter);
    }

    /**
     * Counts string, int, double and bool values of the first attribute with the key on each span that starts in the range.
     * One value may come several times. A block of conflicting versions has none.
     */
    public void countValues(AttributeKey key, TimeRange range, ValueCountSink sink) {
        if (!isConflicting()) {
            new BlockCounts(this, range).count(key, sink);
        }
    }

    BlockStreams streams() {
        return streams;
    }

    SpansFooter footer() {
        return footer;
    }

    BlockRows rows() {
        BlockRows read = rows;
        if (read == null) {
            read = new BlockRows(streams);
            rows = read;
        }
        return read;
    }

    BlockShapes shapes() {
        BlockShapes read = shapes;
        if (read == null) {
            read = new BlockShapes(streams);
            shapes = read;
        }
        return read;
    }

    private long id(int stream, int index) {
        ByteCursor ids = streams.stream(stream);
        return ByteCursor.longAt(ids.array(), ids.position() + index * Long.BYTES);
    }
}
