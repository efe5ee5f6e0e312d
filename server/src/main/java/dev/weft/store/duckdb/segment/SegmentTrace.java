package dev.weft.store.duckdb.segment;

import dev.weft.model.Span;
import dev.weft.model.SpanId;
import dev.weft.model.TimeRange;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.part.PartTrace;
import dev.weft.store.duckdb.part.TraceSummary;
import dev.weft.store.duckdb.segment.spans.SpanBlock;
import dev.weft.store.duckdb.segment.traces.TracePart;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one trace in a segment: those of its spans follow each other. */
final class SegmentTrace implements PartTrace {

    private final BlockReads blocks;
    private final TracePart part;
    private final int firstRow;
    private final int spanCount;

    /** Weak, since a page holds many traces, and memory for blocks is the cache's affair. */
    private WeakReference<SpanBlock> last = new WeakReference<>(null);

    SegmentTrace(BlockReads blocks, TracePart part) {
        this.blocks = blocks;
        this.part = part;
        this.firstRow = part.firstRow();
        this.spanCount = part.spanCount();
    }

    @Override
    public int spanCount() {
        return spanCount;
    }

    @Override
    public SpanId spanId(int index) {
        SpanBlock block = blockOf(firstRow + index);
        return new SpanId(block.spanId(firstRow + index - block.firstRow()));
    }

    @Override
    public int pieceEnd(int index) {
        SpanBlock block = blockOf(firstRow + index);
        return Math.min(spanCount, block.firstRow() + block.size() - firstRow);
    }

    @Override
    public int indexOf(SpanId spanId, int from, int end) {
        for (int index = from; index < end; index++) {
            SpanBlock block = blockOf(firstRow + index);
            if (block.spanId(firstRow + index - block.firstRow()) == spanId.value()) {
                return index;
            }
        }
        return -1;
    }

    @Override
    public Span span(int index) {
        SpanBlock block = blockOf(firstRow + index);
        return block.span(firstRow + index - block.firstRow());
    }

    @Override
    public List<Span> spans(int from, int end) {
        List<Span> spans = new ArrayList<>(end - from);
        for (int index = from; index < end; ) {
            SpanBlock block = blockOf(firstRow + index);
            int pieceEnd = Math.min(end, block.firstRow() + block.size() - firstRow);
            spans.addAll(block.spans(firstRow + index - block.firstRow(), firstRow + pieceEnd - block.firstRow()));
            index = pieceEnd;
        }
        return spans;
    }

    /** Reads a block from the first to the last that is wanted of it: one after the other would cost more. */
    @Override
    public List<Span> spans(BitSet indexes) {
        List<Span> spans = new ArrayList<>(indexes.cardinality());
        int index = indexes.nextSetBit(0);
        while (index >= 0) {
            SpanBlock block = blockOf(firstRow + index);
            int first = firstRow + index - block.firstRow();
            int end = Math.min(indexes.length(), block.firstRow() + block.size() - firstRow);
            int last = firstRow + indexes.previousSetBit(end - 1) - block.firstRow();
            List<Span> read = block.spans(first, last + 1);
            for (; index >= 0 && index < end; index = indexes.nextSetBit(index + 1)) {
                spans.add(read.get(firstRow + index - block.firstRow() - first));
            }
        }
        return spans;
    }

    @Override
    public SpanFacts facts(int index) {
        SpanBlock block = blockOf(firstRow + index);
        return block.facts(firstRow + index - block.firstRow());
    }

    @Override
    public SpanId parentSpanId(int index) {
        SpanBlock block = blockOf(firstRow + index);
        return new SpanId(block.parentSpanId(firstRow + index - block.firstRow()));
    }

    @Override
    public int eventCount(int index) {
        SpanBlock block = blockOf(firstRow + index);
        return block.eventCount(firstRow + index - block.firstRow());
    }

    @Override
    public int linkCount(int index) {
        SpanBlock block = blockOf(firstRow + index);
        return block.linkCount(firstRow + index - block.firstRow());
    }

    @Override
    public BitSet matches(List<SpanFilter> anyOf, TimeRange range) {
        BitSet matching = new BitSet(spanCount);
        int row = firstRow;
        int end = firstRow + spanCount;
        while (row < end) {
            SpanBlock block = blockOf(row);
            int blockEnd = Math.min(end, block.firstRow() + block.size());
            BitSet inBlock = new SegmentChunk.BlockRead(block).matches(anyOf, range);
            for (; row < blockEnd; row++) {
                matching.set(row - firstRow, inBlock.get(row - block.firstRow()));
            }
        }
        return matching;
    }

    @Override
    public @Nullable SpanFacts root() {
        TraceSummary known = summary();
        return known == null ? null : known.root();
    }

    @Override
    public @Nullable TraceSummary summary() {
        return spanCount == 0 ? null : blocks.reading().reading(part::summary);
    }

    @Override
    public int conflictingCount() {
        return part.conflictingCount();
    }

    @Override
    public Span conflicting(int index) {
        int row = conflictingRow(index);
        SpanBlock block = blockOf(row);
        return block.span(row - block.firstRow());
    }

    @Override
    public SpanId conflictingSpanId(int index) {
        int row = conflictingRow(index);
        SpanBlock block = blockOf(row);
        return new SpanId(block.spanId(row - block.firstRow()));
    }

    private int conflictingRow(int index) {
        return blocks.reading().reading(() -> part.conflictingRow(index));
    }

    /** Rows are asked for in order more often than not. */
    private SpanBlock blockOf(int row) {
        SpanBlock block = last.get();
        if (block == null || row < block.firstRow() || row >= block.firstRow() + block.size()) {
            block = blocks.blockOf(row);
            last = new WeakReference<>(block);
        }
        return block;
    }
}
