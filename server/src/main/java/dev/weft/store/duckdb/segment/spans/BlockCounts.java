package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.AttributeValue;
import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeValueCount;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Counts attribute values on the spans of a block that start in a range. */
final class BlockCounts {

    private final SpanBlock block;
    private final BlockFacts facts;
    private final IntPredicate isCounted;

    BlockCounts(SpanBlock block, TimeRange range) {
        this.block = block;
        this.facts = block.streams().facts();
        this.isCounted = rowsIn(block, range);
    }

    /** Where the block's bounds say that all rows start in the range, starts need not be read. */
    private static IntPredicate rowsIn(SpanBlock block, TimeRange range) {
        if (block.liesIn(range)) {
            return _ -> true;
        }
        BlockRows rows = block.rows();
        return row -> range.contains(rows.starts[row]);
    }

    void count(AttributeKey key, ValueCountSink sink) {
        switch (key.scope()) {
            case SPAN -> ofSpans(key.key(), sink);
            case RESOURCE -> ofResources(key.key(), sink);
            case EVENT, LINK, INSTRUMENTATION ->
                throw new IllegalArgumentException(key + " (expected: a key of spans or resources)");
        }
    }

    private void ofSpans(String text, ValueCountSink sink) {
        int key = block.footer().spanKeys.find(text);
        if (key < 0) {
            return;
        }
        int[] first = block.shapes().firstOfKey(facts, key);
        for (int column = 0; column < facts.columns.length; column++) {
            if (facts.key(column) == key) {
                ofColumn(column, first, sink);
            }
        }
    }

    private void ofColumn(int column, int[] first, ValueCountSink sink) {
        StoredColumn stored = new StoredColumn(block.streams(), column);
        int[] counts = new int[stored.distinct()];
        int[] values = block.shapes().valuesIn(column);
        int position = 0;
        for (int row = 0; row < facts.rows; row++) {
            int shape = block.shapes().shape(row);
            if (first[shape] == column && isCounted.test(row)) {
                counts[stored.index(position)]++;
            }
            position += values[shape];
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                add(stored.value(i), counts[i], sink);
            }
        }
    }

    private void ofResources(String key, ValueCountSink sink) {
        Map<Integer, Integer> spansOfOrigin = new HashMap<>();
        int[] origins = BlockRows.origins(block.streams());
        for (int row = 0; row < facts.rows; row++) {
            if (isCounted.test(row)) {
                spansOfOrigin.merge(origins[row], 1, Integer::sum);
            }
        }
        spansOfOrigin.forEach((origin, spans) -> {
            AttributeValue value =
                    block.footer().origin(origin).resource().attributes().find(key);
            if (value != null) {
                add(value, spans, sink);
            }
        });
    }

    private static void add(AttributeValue value, int spans, ValueCountSink sink) {
        if (AttributeValueCount.text(value) != null) {
            sink.add(value, spans);
        }
    }
}
