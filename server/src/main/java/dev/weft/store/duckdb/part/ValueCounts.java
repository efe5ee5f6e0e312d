package dev.weft.store.duckdb.part;

import dev.weft.model.AttributeValue;
import dev.weft.store.AttributeValueCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values of one attribute with their spans, of those whose text begins with a prefix. Not safe for use by several threads. */
public final class ValueCounts {

    private final String prefix;
    private final Map<AttributeValue, Long> counts = new HashMap<>();

    ValueCounts(String prefix) {
        this.prefix = prefix;
    }

    /** Adds spans that have this value; values without a text are left out. */
    public void add(AttributeValue value, long spanCount) {
        String text = AttributeValueCount.text(value);
        if (text != null && text.startsWith(prefix)) {
            counts.merge(value, spanCount, Long::sum);
        }
    }

    List<AttributeValueCount> first(int limit) {
        return counts.entrySet().stream()
                .map(entry -> new AttributeValueCount(entry.getKey(), entry.getValue()))
                .sorted(AttributeValueCount.ORDER)
                .limit(limit)
                .toList();
    }
}
