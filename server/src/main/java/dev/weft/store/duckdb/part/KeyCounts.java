package dev.weft.store.duckdb.part;

import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Attribute keys with types and spans, summed up. Not safe for use by several threads. */
public final class KeyCounts {

    private final Map<AttributeKey, AttributeKeyCount> counts = new HashMap<>();

    public void add(AttributeKey key, SortedSet<String> types, long spanCount) {
        counts.merge(key, new AttributeKeyCount(key, types, spanCount), AttributeKeyCount::plus);
    }

    List<AttributeKeyCount> first(int limit) {
        return counts.values().stream()
                .sorted(AttributeKeyCount.ORDER)
                .limit(limit)
                .toList();
    }
}
