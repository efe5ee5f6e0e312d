package dev.weft.store.duckdb.segment;

import dev.weft.query.filter.Condition;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.duckdb.segment.spans.SpansFile;
import dev.weft.store.duckdb.segment.values.ValuesFile;
import java.io.IOException;
import java.util.BitSet;

/** Which blocks of a segment a filter must be decided on. */
final class SegmentCandidates {

    private final SpansFile spans;
    private final ValuesFile values;
    private final LookUpCounts lookUps;

    SegmentCandidates(SpansFile spans, ValuesFile values, LookUpCounts lookUps) {
        this.spans = spans;
        this.values = values;
        this.lookUps = lookUps;
    }

    /** Returns the blocks of spans that may hold a match: every one that does, and few others. */
    BitSet blocks(SpanFilter filter) throws IOException {
        BitSet candidates = new BitSet(spans.blockCount());
        if (spans.spanCount() > 0) {
            candidates.set(0, spans.blockOfRow(spans.spanCount() - 1) + 1);
        }
        for (Condition condition : filter.conditions()) {
            if (candidates.isEmpty()) {
                break;
            }
            // A span without the attribute matches nothing.
            if (condition.field() instanceof SpanField.AttributeField field && !spans.hasKey(field)) {
                candidates.clear();
                break;
            }
            int[] blocks = values.blocks(condition);
            if (blocks != null) {
                lookUps.count(blocks.length > 0, blocks.length > 0);
                BitSet narrowed = new BitSet(spans.blockCount());
                for (int block : blocks) {
                    narrowed.set(block);
                }
                candidates.and(narrowed);
            }
        }
        if (filter.asksForErrors()) {
            keepThoseThatFailed(candidates, filter);
        }
        return candidates;
    }

    private void keepThoseThatFailed(BitSet candidates, SpanFilter filter) {
        for (int block = candidates.nextSetBit(0); block >= 0; block = candidates.nextSetBit(block + 1)) {
            if (!spans.mayMatch(block, filter)) {
                candidates.clear(block);
            }
        }
    }
}
