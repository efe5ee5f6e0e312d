package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.AttributeValue;
import dev.weft.model.batch.OtlpFields;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.FilterEvaluator;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One attribute column of a block: values of one key and type, in row order. */
final class StoredColumn {

    private static final long[] NO_NUMBERS = {};

    private final int type;
    private final int distinct;
    private final int[] indexes;
    private final @Nullable StoredBytes bytes;
    private final long[] numbers;

    StoredColumn(BlockStreams streams, int column) {
        BlockFacts facts = streams.facts();
        int firstStream = facts.firstStreams[column];
        type = facts.type(column);
        distinct = facts.distinct[column];
        indexes = Symbols.read(streams.stream(firstStream), distinct);
        if (facts.isBytes(column)) {
            bytes = new StoredBytes(streams, firstStream, distinct);
            numbers = NO_NUMBERS;
        } else {
            bytes = null;
            numbers = StoredNumbers.read(streams, firstStream, distinct, facts.isFixed(column));
        }
    }

    int distinct() {
        return distinct;
    }

    /** Returns which of the distinct values the column's value is that comes after so many. */
    int index(int position) {
        return distinct <= 1 ? 0 : indexes[position];
    }

    AttributeValue value(int index) {
        return bytes == null
                ? StoredValue.ofNumber(type, numbers[index])
                : StoredValue.ofBytes(type, bytes.array(index), bytes.offset(index), bytes.length(index));
    }

    /** Returns for each distinct value whether the condition holds for it. */
    boolean[] holds(Condition condition) {
        boolean[] holds = new boolean[distinct];
        if (bytes != null && type == OtlpFields.ANY_STRING) {
            if (condition.literal() instanceof Value.Text(String text)) {
                holdsForTexts(bytes, condition, text, holds);
            }
            return holds;
        }
        for (int i = 0; i < distinct; i++) {
            holds[i] = FilterEvaluator.holds(condition.comparison(), condition.literal(), value(i));
        }
        return holds;
    }

    /** Fills in for each text whether the condition holds for it. */
    static void holdsForTexts(StoredBytes texts, Condition condition, String wanted, boolean[] holds) {
        byte[] utf8 = wanted.getBytes(StandardCharsets.UTF_8);
        Comparison comparison = condition.comparison();
        boolean byBytes = (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL)
                && wanted.equals(new String(utf8, StandardCharsets.UTF_8));
        boolean possible = texts.sharePrefix(utf8);
        for (int i = 0; i < holds.length; i++) {
            holds[i] = byBytes
                    ? (possible && texts.endsAs(i, utf8)) == (comparison == Comparison.EQUAL)
                    : FilterEvaluator.holds(comparison, condition.literal(), new AttributeValue.Text(texts.text(i)));
        }
    }
}
