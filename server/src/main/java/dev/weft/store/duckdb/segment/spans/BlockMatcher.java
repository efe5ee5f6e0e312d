package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.AttributeValue;
import dev.weft.model.Nanos;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;

/**
 * Decides a filter for the rows of a block, as {@link FilterEvaluator} decides it for a span: column by column, each distinct
 * value once, and only while rows are left. What takes least to decide comes first.
 */
final class BlockMatcher {

    private static final int NOWHERE = -1;

    private final SpanBlock block;
    private final BlockStreams streams;
    private final BlockFacts facts;

    BlockMatcher(SpanBlock block) {
        this.block = block;
        this.streams = block.streams();
        this.facts = streams.facts();
    }

    BitSet match(SpanFilter filter) {
        BitSet matches = new BitSet(facts.rows);
        matches.set(0, facts.rows);
        for (Condition condition : filter.conditions()) {
            if (condition.field() instanceof SpanField.Intrinsic intrinsic) {
                matches.and(intrinsic(intrinsic, condition));
            }
        }
        for (Condition condition : filter.conditions()) {
            if (condition.field() instanceof SpanField.AttributeField attribute && !matches.isEmpty()) {
                keep(matches, attribute, condition);
            }
        }
        return matches;
    }

    private void keep(BitSet matches, SpanField.AttributeField field, Condition condition) {
        switch (field.scope()) {
            case RESOURCE -> keepOfResources(matches, field.key(), condition);
            case SPAN, ANY -> matches.and(attribute(field, condition));
        }
    }

    private BitSet intrinsic(SpanField.Intrinsic intrinsic, Condition condition) {
        Comparison comparison = condition.comparison();
        return switch (condition.literal()) {
            case Value.Text(String text) ->
                intrinsic == SpanField.Intrinsic.NAME ? names(condition, text) : new BitSet();
            case Value.Kind(var kind) -> numbers(BlockRows.kinds(streams), comparison, kind.number());
            case Value.StatusCode(int code) -> numbers(BlockRows.statuses(streams), comparison, code);
            case Value.Duration(long nanos) -> durations(comparison, nanos);
            case Value.Int _, Value.Real _, Value.Bool _ -> new BitSet();
        };
    }

    private BitSet names(Condition condition, String text) {
        boolean[] holds = new boolean[facts.names];
        StoredColumn.holdsForTexts(new StoredBytes(streams, BlockLayout.NAME, facts.names), condition, text, holds);
        int[] names = BlockRows.names(streams);
        BitSet matches = new BitSet(facts.rows);
        for (int row = 0; row < facts.rows; row++) {
            if (holds[names[row]]) {
                matches.set(row);
            }
        }
        return matches;
    }

    private BitSet numbers(int[] ofRows, Comparison comparison, int wanted) {
        BitSet matches = new BitSet(facts.rows);
        for (int row = 0; row < facts.rows; row++) {
            if (comparison.holds(Integer.compare(ofRows[row], wanted))) {
                matches.set(row);
            }
        }
        return matches;
    }

    private BitSet durations(Comparison comparison, long nanos) {
        BlockRows rows = block.rows();
        BitSet matches = new BitSet(facts.rows);
        for (int row = 0; row < facts.rows; row++) {
            OptionalLong duration = Nanos.between(rows.starts[row], rows.starts[row] + rows.durations[row]);
            if (duration.isPresent() && comparison.holds(Long.compare(duration.getAsLong(), nanos))) {
                matches.set(row);
            }
        }
        return matches;
    }

    private BitSet attribute(SpanField.AttributeField field, Condition condition) {
        BitSet matches = new BitSet(facts.rows);
        BlockShapes shapes = block.shapes();
        int key = block.footer().spanKeys.find(field.key());
        int[] deciding = new int[shapes.count()];
        if (key < 0) {
            Arrays.fill(deciding, NOWHERE);
        } else {
            deciding = shapes.firstOfKey(facts, key);
            for (int column = 0; column < facts.columns.length; column++) {
                if (facts.key(column) == key) {
                    ofColumn(column, shapes, deciding, condition, matches);
                }
            }
        }
        if (field.scope() == SpanField.Scope.ANY) {
            BitSet elsewhere = rowsWithout(shapes, deciding);
            keepOfResources(elsewhere, field.key(), condition);
            matches.or(elsewhere);
        }
        return matches;
    }

    private void ofColumn(int column, BlockShapes shapes, int[] deciding, Condition condition, BitSet matches) {
        StoredColumn stored = new StoredColumn(streams, column);
        boolean[] holds = stored.holds(condition);
        int[] values = shapes.valuesIn(column);
        int position = 0;
        for (int row = 0; row < facts.rows; row++) {
            int shape = shapes.shape(row);
            if (deciding[shape] == column && holds[stored.index(position)]) {
                matches.set(row);
            }
            position += values[shape];
        }
    }

    /** Returns the rows whose spans do not have the key. */
    private BitSet rowsWithout(BlockShapes shapes, int[] deciding) {
        BitSet without = new BitSet(facts.rows);
        for (int row = 0; row < facts.rows; row++) {
            if (deciding[shapes.shape(row)] == NOWHERE) {
                without.set(row);
            }
        }
        return without;
    }

    private void keepOfResources(BitSet matches, String key, Condition condition) {
        int[] origins = BlockRows.origins(streams);
        int origin = -1;
        boolean holds = false;
        for (int row = matches.nextSetBit(0); row >= 0; row = matches.nextSetBit(row + 1)) {
            if (origins[row] != origin) {
                origin = origins[row];
                AttributeValue value =
                        block.footer().origin(origin).resource().attributes().find(key);
                holds = value != null && FilterEvaluator.holds(condition.comparison(), condition.literal(), value);
            }
            if (!holds) {
                matches.clear(row);
            }
        }
    }
}
