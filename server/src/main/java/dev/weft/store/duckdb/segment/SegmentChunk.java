package dev.weft.store.duckdb.segment;

import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.evaluate.SpanValue;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.SpanFacts;
import dev.weft.store.duckdb.part.Chunk;
import dev.weft.store.duckdb.segment.spans.SpanBlock;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** A block of spans. */
record SegmentChunk(BlockReads blocks, int number) implements Chunk {

    @Override
    public long minStartTimeUnixNano() {
        return blocks.spans().minStart(number);
    }

    @Override
    public long maxStartTimeUnixNano() {
        return blocks.spans().maxStart(number);
    }

    @Override
    public int spanCount() {
        return blocks.spans().rowsOf(number);
    }

    @Override
    public BlockRead read() {
        return new BlockRead(blocks.block(number));
    }

    boolean mayStartIn(TimeRange range) {
        return range.meets(minStartTimeUnixNano(), maxStartTimeUnixNano());
    }

    /** A block that was read. */
    record BlockRead(SpanBlock block) implements Chunk.Rows {

        @Override
        public BitSet matches(List<SpanFilter> anyOf, TimeRange range) {
            BitSet matching = new BitSet();
            anyOf.forEach(filter -> matching.or(block.match(filter)));
            if (block.liesIn(range)) {
                return matching;
            }
            for (int index = matching.nextSetBit(0); index >= 0; index = matching.nextSetBit(index + 1)) {
                if (!range.contains(block.startTimeUnixNano(index))) {
                    matching.clear(index);
                }
            }
            return matching;
        }

        @Override
        public SpanFacts facts(int row) {
            return block.facts(row);
        }

        @Override
        public SpanKey key(int row) {
            return block.key(row);
        }

        @Override
        public long startTimeUnixNano(int row) {
            return block.startTimeUnixNano(row);
        }

        @Override
        public IntFunction<SpanValue> values(Field field) {
            return block.values(field);
        }

        @Override
        public IntFunction<List<Attributes>> attributes(AttributeKey.Scope scope) {
            return block.attributes(scope);
        }

        @Override
        public Span span(int row) {
            return block.span(row);
        }
    }
}
