package dev.weft.store.duckdb.part;

import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Attribute keys of some scopes with types and spans, summed up. Not safe for use by several threads. */
public final class KeyCounts {

    private final Set<AttributeKey.Scope> scopes;
    private final Map<AttributeKey, AttributeKeyCount> counts = new HashMap<>();

    public KeyCounts(Set<AttributeKey.Scope> scopes) {
        this.scopes = Set.copyOf(scopes);
    }

    /** Adds a key, unless it is of another scope. */
    public void add(AttributeKey key, SortedSet<String> types, long spanCount) {
        if (!scopes.contains(key.scope())) {
            return;
        }
        counts.merge(key, new AttributeKeyCount(key, types, spanCount), AttributeKeyCount::plus);
    }

    List<AttributeKeyCount> first(int limit) {
        return counts.values().stream()
                .sorted(AttributeKeyCount.ORDER)
                .limit(limit)
                .toList();
    }
}
