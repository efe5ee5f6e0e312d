package dev.weft.store.duckdb.part;

import dev.weft.model.Attribute;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Attribute keys with types and spans, summed up. Not safe for use by several threads. */
public final class KeyCounts {

    private final Map<AttributeKey, AttributeKeyCount> counts = new HashMap<>();

    public void add(AttributeKey key, SortedSet<String> types, long spanCount) {
        counts.merge(key, new AttributeKeyCount(key, types, spanCount), AttributeKeyCount::plus);
    }

    /** Adds the keys of one span that begin with the prefix. */
    public void add(Span span, String prefix) {
        add(AttributeKey.Scope.RESOURCE, span.resource().attributes(), prefix);
        add(AttributeKey.Scope.SPAN, span.attributes(), prefix);
    }

    private void add(AttributeKey.Scope scope, Attributes attributes, String prefix) {
        Map<String, SortedSet<String>> types = new HashMap<>();
        for (Attribute entry : attributes) {
            if (entry.key().startsWith(prefix)) {
                types.computeIfAbsent(entry.key(), _ -> new TreeSet<>()).add(AttributeKeyCount.type(entry.value()));
            }
        }
        types.forEach((key, names) -> add(new AttributeKey(scope, key), names, 1));
    }

    List<AttributeKeyCount> first(int limit) {
        return counts.values().stream()
                .sorted(AttributeKeyCount.ORDER)
                .limit(limit)
                .toList();
    }
}
