package dev.weft.store.duckdb.segment.spans;

import dev.weft.store.AttributeKey;
import java.util.SortedSet;

/** Takes attribute keys with the types of their values and how many spans carry them. */
@FunctionalInterface
public interface KeyCountSink {
    void add(AttributeKey key, SortedSet<String> types, long spanCount);
}
