package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.AttributeValue;

/** Takes attribute values with how many spans carry them. */
@FunctionalInterface
public interface ValueCountSink {
    void add(AttributeValue value, long spanCount);
}
